/** @import { Claim, Side } from "./types" */
/** @import { Part } from "./dom" */
/** @import { Table } from "./table" */
import { free, make } from "./dom.js";
import { targetOf } from "./list.js";
import { glyph } from "./shapes.js";
import { PRECISIONS, VERDICTS, codeName, dateOf, day, placeName, tollOf, words } from "./words.js";

/**
 * A column of the table of claims, sorted by the values of `by`, in the order of `order` where there
 * is one. `width` is in rem.
 * @typedef {{ field: string, by: string, label: string, width: number, order?: string[], draw: (claim: Claim) => Part }} Column
 */

/** The columns that a reader gets who chooses none. */
export const USUAL = ["date_start", "place", "side", "source", "claimed_target", "toll_text", "stance", "geo_precision", "agreement", "admin1", "publisher"];

/** What is called otherwise than its field. @type {Record<string, string>} */
const LABELS = {
  admin1: "Governorate",
  agreement: "Accounts of the strike",
  date_start: "Date",
  geo_precision: "How well the place is known",
  lat: "Latitude",
  lon: "Longitude",
  radius_m: "Radius in metres",
  toll_text: "Toll",
  url: "Address",
};
/** @type {Record<string, number>} */
const WIDTHS = { date_start: 12, side: 15, source: 15, claimed_target: 15, toll_text: 13, place: 13, publisher: 13, stance: 6, geo_precision: 16, agreement: 12, quote: 36, title: 24, url: 24 };

/** All columns, in the order of the usual ones and then of the claim record.
 * @param {Table} table @param {(row: number) => void} open shows the place of a row @returns {Column[]} */
export function columnsOf(table, open) {
  /** @type {Record<string, (claim: Claim) => Part>} */
  const drawing = {
    date_start: (claim) => dateOf(claim) || "not given",
    date_end: (claim) => day(String(claim.date_end)),
    published: (claim) => day(String(claim.published)),
    side: (claim) => sideOf(/** @type {Side} */ (table.sides.get(String(claim.side))), claim.stance === "denies"),
    source: (claim) => free("span", String(claim.source) || "No source named"),
    claimed_target: (claim) => free("span", targetOf(claim)),
    target_kind: (claim) => several(table, claim.target_kind),
    target_actor: (claim) => several(table, claim.target_actor),
    attacker: (claim) => (claim.attacker === "unknown" ? "not said" : codeName(table, String(claim.attacker))),
    toll_text: (claim) => free("span", tollOf(claim)),
    place: (claim) => placeOf(table, Number(claim.row), claim, open),
    geo_precision: (claim) => PRECISIONS[String(claim.geo_precision)] ?? String(claim.geo_precision),
    agreement: (claim) => VERDICTS[String(claim.agreement)] ?? String(claim.agreement),
    quote: (claim) => free("span", String(claim.quote), claim.lang ? { lang: String(claim.lang) } : {}),
  };
  /** @type {Record<string, string[]>} */
  const orders = { geo_precision: Object.keys(PRECISIONS), agreement: Object.keys(VERDICTS), side: [...table.sides.keys()] };
  const fields = [...USUAL, ...table.fields.filter((field) => !USUAL.includes(field))];
  return fields.map((field) => ({
    field,
    by: field === "toll_text" ? "killed_min" : field,
    label: LABELS[field] ?? capital(words(field)),
    width: WIDTHS[field] ?? 9,
    order: orders[field],
    draw: drawing[field] ?? ((claim) => free("span", String(claim[field] ?? ""))),
  }));
}

/** @param {Side} side @param {boolean} denies */
const sideOf = (side, denies) => make("span", {}, glyph(side, denies), " ", free("bdi", side.label));

/** @param {Table} table @param {unknown} codes */
const several = (table, codes) => String(codes).split("; ").filter(Boolean).map((code) => codeName(table, code)).join(", ");

/** A claim on the map has a button to it. @param {Table} table @param {number} row @param {Claim} claim @param {(row: number) => void} open */
function placeOf(table, row, claim, open) {
  const place = table.placeOf(row);
  const name = placeName(place ?? { name: String(claim.place || claim.toponym), precision: String(claim.geo_precision) });
  if (!place) return free("span", name);
  const button = free("button", name, { type: "button", class: "sm-to-map" });
  button.addEventListener("click", () => open(row));
  return button;
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
