/** @import { Facet, Filter } from "./types" */
/** @import { Table } from "./table" */

/** The kinds of filter that hold a list, and the field of the index that each is about. */
const LISTS = /** @type {const} */ ({
  side: "side",
  source: "source",
  target_kind: "target_kind",
  target_actor: "target_actor",
  stance: "stance",
  attacker: "attacker",
  precision: "geo_precision",
  agreement: "agreement",
  place: "place_id",
  admin1: "admin1",
});
/** @type {Record<string, string>} */
const SAME = { ة: "ه", ى: "ي", "-": " ", "\u2010": " ", "\u2011": " " };
const WORDS = /** @type {const} */ (["since", "until", "text"]);

/** @typedef {keyof typeof LISTS} ListKind */
/** @typedef {ListKind | "days" | "text"} Kind */

/** What a claim passes or fails by, each on its own. @type {Kind[]} */
export const KINDS = [.../** @type {ListKind[]} */ (Object.keys(LISTS)), "days", "text"];

/** What a place is filtered by. */
const PLACES = ["place_id", "place", "toponym"];

/** The fields of the index that text is looked for in. */
export const SEARCHED = ["place", "toponym", "admin1", "source", "claimed_target", "toll_text", "publisher"];

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
    const word = WORDS.find((name) => name === key);
    if (Object.hasOwn(LISTS, key)) {
      filter[/** @type {ListKind} */ (key)] = (Array.isArray(value) ? value : [value]).map(String);
    } else if (word) filter[word] = String(value);
    else throw new Error(`strikemap: no filter "${key}"; known: ${[...Object.keys(LISTS), ...WORDS].join(", ")}`);
  }
  return filter;
}

/** What of a filter is of one kind, as text; "" when it lets all through. @param {Filter} filter @param {Kind} kind */
export function partOf(filter, kind) {
  if (kind === "days") return [filter.since ?? "", filter.until ?? ""].join("|").replace(/^\|$/, "");
  const part = filter[kind];
  return part === undefined ? "" : JSON.stringify(part);
}

/**
 * Letters without case, accents and vowel signs; letters that Arabic writes now one way, now the
 * other are one, and so are hyphen and space; apostrophes and other signs for ʿayn are left out.
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640'‘’ʼʾʿ`]/gu, "")
    .replace(/[ةى\u2010\u2011-]/g, (letter) => SAME[letter])
    .toLowerCase();
}

/**
 * What passes one kind of filter: for each code of some groups, 1 where it does. A claim passes
 * when one of its codes does.
 * @param {Table} table
 * @param {Filter} filter
 * @param {Kind} kind
 * @returns {[group: string, passing: Uint8Array][]}
 */
export function passing(table, filter, kind) {
  if (kind === "days") return [["when", withinDays(table, filter.since ?? "", filter.until ?? "9999")]];
  if (kind === "text") return matching(table, filter.text ?? "");
  const wanted = new Set(filter[kind]);
  if (kind === "place") return [["where", atPlaces(table, wanted)]];
  const { group, values, of } = facetOf(table, kind);
  const allowed = values.map((value) => wanted.has(value));
  return [[group, Uint8Array.from(of, (numbers) => Number(numbers.some((number) => allowed[number])))]];
}

/** What a kind of filter can choose from. @param {Table} table @param {ListKind} kind @returns {Facet} */
export function facetOf(table, kind) {
  return kind === "place" ? placesOf(table) : table.facet(LISTS[kind]);
}

/** @type {WeakMap<Table, Facet>} */
const places = new WeakMap();

/** Places by id, and those without one by name. @param {Table} table @returns {Facet} */
function placesOf(table) {
  const known = places.get(table);
  if (known) return known;
  const columns = PLACES.map((field) => table.values(field));
  const names = columns[0].map((_, code) => columns.map((column) => String(column[code] ?? "")));
  const values = [...new Set(names.flatMap((all) => all.find(Boolean) ?? []))];
  const numbers = new Map(values.map((value, number) => [value, number]));
  const of = names.map((all) => [...new Set(all.flatMap((name) => numbers.get(name) ?? []))]);
  const facet = { group: "where", values, of };
  places.set(table, facet);
  return facet;
}

/** @param {Table} table @param {Set<string>} wanted place ids, or names as the claims write them */
function atPlaces(table, wanted) {
  const columns = PLACES.map((field) => table.values(field));
  return Uint8Array.from(columns[0], (_, code) => Number(columns.some((column) => wanted.has(String(column[code])))));
}

/** @param {Table} table @param {string} since @param {string} until */
function withinDays(table, since, until) {
  const [starts, ends] = [table.values("date_start"), table.values("date_end")];
  return Uint8Array.from(starts, (_, code) => {
    const start = String(starts[code] || ends[code]);
    const end = String(ends[code] || starts[code]);
    return Number(start !== "" && start <= until && end >= since);
  });
}

/** @param {Table} table @param {string} text @returns {[string, Uint8Array][]} */
function matching(table, text) {
  const needle = fold(text);
  const has = (/** @type {string} */ value) => fold(value).includes(needle);
  const named = new Set([...table.names].filter(([, names]) => names.some(has)).map(([id]) => id));
  /** @type {Map<string, Uint8Array>} */
  const found = new Map();
  const add = (/** @type {string} */ field, /** @type {(value: string) => boolean} */ test) => {
    const group = table.groupOf.get(field) ?? "";
    const values = table.values(field);
    const codes = found.get(group) ?? new Uint8Array(values.length);
    /** @type {Map<unknown, boolean>} */
    const known = new Map();
    values.forEach((value, code) => {
      const passes = known.get(value) ?? test(String(value ?? ""));
      known.set(value, passes);
      if (passes) codes[code] = 1;
    });
    found.set(group, codes);
  };
  add("place_id", (id) => named.has(id));
  for (const field of SEARCHED) add(field, has);
  return [...found];
}

/** The keys that an address carries a filter by. */
export const HASHED = [...Object.keys(LISTS), ...WORDS, "none"];

/** @param {Filter} filter @returns {string} what the address carries after its # */
export function toHash(filter) {
  const parts = new URLSearchParams();
  for (const key of listKinds()) {
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
  for (const key of listKinds()) {
    if (parts.getAll("none").includes(key)) filter[key] = [];
    else if (parts.has(key)) filter[key] = parts.getAll(key);
  }
  for (const key of WORDS) {
    const value = parts.get(key);
    if (value) filter[key] = value;
  }
  return filter;
}

const listKinds = () => /** @type {ListKind[]} */ (Object.keys(LISTS));
