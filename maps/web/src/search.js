/** @import { Table } from "./table" */
import { fold } from "./filter.js";

/** The fields of the blocks that text is looked for in. */
const FIELDS = ["quote", "title", "source_text", "note"];

/**
 * Looks for text in the fields that are not in the index, a block at a time.
 * @param {Table} table
 * @param {string} text
 * @returns {AsyncGenerator<number[], void>} the rows found in each block
 */
export async function* search(table, text) {
  const needle = fold(text);
  const has = (/** @type {unknown} */ word) => typeof word === "string" && fold(word).includes(needle);
  /** @type {Map<number, Promise<Set<number>>>} */
  const shared = new Map();
  for (let first = 0; first < table.count; first += table.block) {
    const { columns } = await table.source.rows(first / table.block);
    /** @type {Set<number>} */
    const rows = new Set();
    for (const field of FIELDS) {
      const { words, codes } = columns[field];
      const own = words.filter((word) => typeof word === "string").join("\n");
      const maybe = fold(own).includes(needle);
      const found = await Promise.all(
        words.map((word) => (Array.isArray(word) ? inShared(word[0]) : maybe && has(word))),
      );
      if (!found.includes(true)) continue;
      codes.forEach((code, at) => found[code] && rows.add(first + at));
    }
    yield [...rows];
  }

  /** @param {number} number of a shared text */
  async function inShared(number) {
    const block = Math.floor(number / table.texts);
    const found = shared.get(block) ?? table.source.texts(block).then((texts) => new Set(texts.flatMap((one, at) => (has(one) ? [at] : []))));
    shared.set(block, found);
    return (await found).has(number % table.texts);
  }
}
