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
  /** @type {Set<number>} the numbers of the shared texts that have it */
  const shared = new Set();
  for (let block = 0; block < table.sharedBlocks; block += 1) {
    for (const at of withIt(await table.source.texts(block), needle)) shared.add(block * table.texts + at);
    yield [];
  }
  for (let first = 0; first < table.count; first += table.block) {
    const { columns } = await table.source.rows(first / table.block);
    /** @type {Set<number>} */
    const rows = new Set();
    for (const field of FIELDS) {
      const { words, codes } = columns[field];
      const found = withIt(words.map((word) => (typeof word === "string" ? word : "")), needle);
      words.forEach((word, at) => Array.isArray(word) && shared.has(word[0]) && found.add(at));
      if (found.size > 0) codes.forEach((code, at) => found.has(code) && rows.add(first + at));
    }
    yield [...rows];
  }
}

/** The places of the texts that have a folded text in them. All are folded at once, which is much
 * quicker than one by one, and only a text with a hit again. @param {string[]} texts @param {string} needle */
function withIt(texts, needle) {
  /** @type {Set<number>} */
  const found = new Set();
  if (!fold(texts.join("\n")).includes(needle)) return found;
  texts.forEach((text, at) => fold(text).includes(needle) && found.add(at));
  return found;
}
