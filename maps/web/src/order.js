/** @import { Table } from "./table" */

/** A field of all claims: the number of its value by row. @typedef {{ values: (string | number | null)[], codes: ArrayLike<number> }} Coded */

/**
 * Puts rows in the order of a field; rows with the same value stay as they stand, and those without
 * one come last, whichever way round.
 * @param {Table} table
 * @param {Uint32Array} rows
 * @param {string} field
 * @param {boolean} descending
 * @param {string[]} [order] of the values, where it isn't theirs
 */
export async function ordered(table, rows, field, descending, order) {
  const { values, codes } = await codedBy(table, field);
  const ranks = ranksOf(values, descending, order);
  const next = new Uint32Array(values.length + 2);
  for (const row of rows) next[ranks[codes[row]] + 1] += 1;
  for (let rank = 1; rank < next.length; rank += 1) next[rank] += next[rank - 1];
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[next[ranks[codes[row]]]++] = row;
  return sorted;
}

/** The place of each value among all. @param {(string | number | null)[]} values @param {boolean} descending @param {string[]} [order] */
export function ranksOf(values, descending, order) {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const known = [...new Set(values)].filter((value) => value !== null && value !== "");
  const at = (/** @type {string | number | null} */ value) => (order?.indexOf(String(value)) ?? 0) >>> 0;
  known.sort((a, b) => at(a) - at(b) || (typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b))));
  if (descending) known.reverse();
  const ranks = new Map(known.map((value, rank) => [value, rank]));
  return Uint32Array.from(values, (value) => ranks.get(value) ?? known.length);
}

/** @param {Table} table @param {string} field @returns {Promise<Coded>} */
async function codedBy(table, field) {
  if (table.groupOf.has(field)) return { values: table.values(field), codes: table.codesOf(field) };
  /** @type {Map<string | number | null, number>} */
  const numbers = new Map();
  const codes = new Uint32Array(table.count);
  const shared = await sharedTexts(table);
  for (let first = 0; first < table.count; first += table.block) {
    const { words, codes: own } = (await table.source.rows(first / table.block)).columns[field];
    const known = words.map((word) => {
      const value = Array.isArray(word) ? shared[word[0]] : word;
      const number = numbers.get(value) ?? numbers.size;
      numbers.set(value, number);
      return number;
    });
    own.forEach((code, at) => (codes[first + at] = known[code]));
  }
  return { values: [...numbers.keys()], codes };
}

/** @param {Table} table */
async function sharedTexts(table) {
  const texts = [];
  for (let block = 0; block < table.sharedBlocks; block += 1) texts.push(...(await table.source.texts(block)));
  return texts;
}
