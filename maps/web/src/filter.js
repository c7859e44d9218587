/** @import { Filter } from "./types" */
/** @import { Table } from "./table" */

const LISTS = /** @type {const} */ (["side", "source", "target_kind", "place", "agreement"]);
const WORDS = /** @type {const} */ (["since", "until", "text"]);
const SEARCHED = [
  "place", "toponym", "admin1", "source", "source_text", "publisher", "title", "claimed_target",
  "toll_text", "quote", "note",
];

/**
 * A filter in its plain form: strings become lists, what lets all through is left out.
 * @param {object} given
 * @returns {Filter}
 */
export function normalise(given) {
  /** @type {Filter} */
  const filter = {};
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === "") continue;
    const list = LISTS.find((name) => name === key);
    const word = WORDS.find((name) => name === key);
    if (list) filter[list] = (Array.isArray(value) ? value : [value]).map(String);
    else if (word) filter[word] = String(value);
    else throw new Error(`strikemap: no filter "${key}"; known: ${[...LISTS, ...WORDS].join(", ")}`);
  }
  return filter;
}

/** Letters without case, accents and Arabic vowel signs. @param {string} text */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Whether a row passes: AND across the kinds of filter, OR within one.
 * @param {Table} table
 * @param {Filter} filter
 * @param {readonly string[]} without kinds that are left out
 * @returns {(row: number) => boolean}
 */
export function matcher(table, filter, without = []) {
  /** @type {((row: number) => boolean)[]} */
  const tests = [];
  for (const key of LISTS) {
    const wanted = filter[key];
    if (!wanted || without.includes(key)) continue;
    const allowed = new Set(wanted);
    if (key === "place") {
      tests.push((row) => allowed.has(table.text(row, "place_id")) || allowed.has(table.text(row, "place")));
    } else if (key === "target_kind") {
      tests.push((row) => table.list(row, key).some((kind) => allowed.has(kind)));
    } else if (key === "agreement") {
      tests.push((row) => allowed.has(table.agreement(row)));
    } else {
      tests.push((row) => allowed.has(table.text(row, key)));
    }
  }
  const { since, until } = filter;
  if (since || until) tests.push((row) => within(table, row, since ?? "", until ?? "9999"));
  if (filter.text) {
    const needle = fold(filter.text);
    const has = (/** @type {string} */ text) => fold(text).includes(needle);
    const named = new Set([...table.names].filter(([, names]) => names.some(has)).map(([id]) => id));
    tests.push((row) => named.has(table.text(row, "place_id")) || SEARCHED.some((field) => has(table.text(row, field))));
  }
  return (row) => tests.every((passes) => passes(row));
}

/** @param {Table} table @param {number} row @param {string} since @param {string} until */
function within(table, row, since, until) {
  const start = table.text(row, "date_start") || table.text(row, "date_end");
  const end = table.text(row, "date_end") || start;
  return start !== "" && start <= until && end >= since;
}

/** @param {Filter} filter @returns {string} what the address carries after its # */
export function toHash(filter) {
  const parts = new URLSearchParams();
  for (const key of LISTS) {
    const values = filter[key];
    if (values?.length === 0) parts.append("none", key);
    values?.forEach((value) => parts.append(key, value));
  }
  for (const key of WORDS) {
    const value = filter[key];
    if (value) parts.append(key, value);
  }
  return parts.toString();
}

/** What an address carries; what is no filter is passed over. @param {string} hash @returns {Filter} */
export function fromHash(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  /** @type {Filter} */
  const filter = {};
  for (const key of LISTS) {
    if (parts.getAll("none").includes(key)) filter[key] = [];
    else if (parts.has(key)) filter[key] = parts.getAll(key);
  }
  for (const key of WORDS) {
    const value = parts.get(key);
    if (value) filter[key] = value;
  }
  return filter;
}
