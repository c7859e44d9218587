/** @import { Claim } from "./types" */
/** @import { Store } from "./store" */
/** @import { Table } from "./table" */

export const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** How well a claim's words fix the place. @type {Record<string, string>} */
export const PRECISIONS = {
  exact: "exact point",
  settlement: "town or village",
  near: "near the place, circle drawn",
  district: "somewhere in the district",
  governorate: "somewhere in the governorate",
  region: "somewhere in the region",
  country: "somewhere in the country",
  unresolved: "no place found",
};

/** @type {Record<string, string>} */
export const BASES = {
  gazetteer: "name looked up in the gazetteer",
  stated: "coordinates stated in the report",
  geolocated: "geolocated from pictures",
  geocoder: "found by a geocoder",
  review: "set by a reviewer",
};

/** What comparing the sides of an incident shows. @type {Record<string, string>} */
export const VERDICTS = {
  corroborated: "Accounts agree",
  disputed: "Accounts differ",
  one_side: "One side only",
  incomparable: "Can’t be compared",
};

/** What to call a place, with the part of it that is meant. @param {Pick<import("./types").Place, "name" | "precision">} place */
export function placeName({ name, precision }) {
  if (precision === "near") return `near ${name}`;
  if (!["district", "governorate"].includes(precision)) return name;
  return name.toLowerCase().includes(precision) ? name : `${name} ${precision}`;
}

/** "12,345": a browser needs long to load what `toLocaleString` takes. @param {number} count */
export const thousands = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** @param {number} count @param {string} one @param {string} [many] */
export function plural(count, one, many = `${one}s`) {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** "training_camp" as words. @param {string} id */
export const words = (id) => id.replaceAll("_", " ");

/** A code in the theatre's words; one with "not_" before it was said not to be. @param {Table} table @param {string} id @returns {string} */
export function codeName(table, id) {
  if (id.startsWith("not_")) return `not ${codeName(table, id.slice(4))}`;
  return Object.hasOwn(table.words, id) ? table.words[id] : words(id);
}

/** "30 Sep 2015"; what is no ISO date stays as it is. @param {string} iso */
export function day(iso) {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  const month = found && MONTHS[Number(found[2]) - 1];
  return found && month ? `${Number(found[3])} ${month} ${found[1]}` : iso;
}

/** "30 Sep to 15 Oct 2015". @param {string} start @param {string} end */
export function days(start, end) {
  if (!start || !end || start === end) return day(start || end);
  const [first, last] = [day(start).split(" "), day(end).split(" ")];
  let same = 0;
  while (same < 2 && first.at(-1 - same) === last.at(-1 - same)) same += 1;
  const short = first.slice(0, first.length - same).join(" ");
  return `${short} to ${last.join(" ")}`;
}

/** "36", "2 to 3", "at least 36". @param {number | null} min @param {number | null} max */
export function amount(min, max) {
  if (min === null && max === null) return "";
  if (max === null) return `at least ${min}`;
  if (min === null) return `at most ${max}`;
  return min === max ? String(min) : `${min} to ${max}`;
}

/** A field that holds a number. @param {Claim} claim @param {string} field */
const number = (claim, field) => /** @type {number | null} */ (claim[field]);

/** The dates of a claim. @param {Claim} claim */
export function dateOf(claim) {
  return days(String(claim.date_start), String(claim.date_end));
}

/** Killed and injured in words. @param {Claim} claim */
export function tollOf(claim) {
  const stated = String(claim.toll_text);
  if (stated) return stated;
  const group = claim.toll_group;
  return ["killed", "injured"]
    .map((what) => {
      const count = amount(number(claim, `${what}_min`), number(claim, `${what}_max`));
      return count && [count, group, what].filter(Boolean).join(" ");
    })
    .filter(Boolean)
    .join(", ");
}

/** @type {[string, string][]} */
const COUNTED = [
  ["strikes", "strike"],
  ["sorties", "sortie"],
  ["targets", "claimed target"],
];

/** Strikes, sorties and targets, never added up. @param {Claim} claim */
export function strikesOf(claim) {
  return COUNTED.map(([field, noun]) => {
    const [min, max] = [number(claim, `${field}_min`), number(claim, `${field}_max`)];
    const count = amount(min, max);
    return count && `${count} ${(max ?? min) === 1 ? noun : `${noun}s`}`;
  })
    .filter(Boolean)
    .join(", ");
}

/** "41 of 96 claims, 23 places, 30 Sep to 15 Oct 2015". @param {Store} store */
export function headline(store) {
  const { first, last } = store.span();
  return [
    `${thousands(store.count)} of ${plural(store.table.count, "claim")}`,
    plural(store.placesShown(), "place"),
    days(first, last),
    store.searching && "searching the quotes …",
  ]
    .filter(Boolean)
    .join(", ");
}

/** @param {number} metres */
export const kilometres = (metres) => `${(metres / 1000).toLocaleString("en-GB", { maximumFractionDigits: metres < 10_000 ? 1 : 0 })} km`;
