/** @import { Filter } from "./types" */
/** @import { Kind, ListKind } from "./filter" */
/** @import { Table } from "./table" */
import { KINDS, facetOf } from "./filter.js";
import { PRECISIONS, VERDICTS, codeName, day, days, placeName, words } from "./words.js";

const NOT_SAID = "not said";

/** What each kind of filter is about. @type {Record<Kind, string>} */
export const KIND_NAMES = {
  side: "Who makes the claim",
  source: "Source",
  target_kind: "Claimed target",
  target_actor: "Said to be hit",
  stance: "Asserts or denies",
  attacker: "Said to have struck",
  precision: "How well the place is known",
  agreement: "Accounts of a strike",
  place: "Place",
  admin1: "Governorate",
  days: "Days",
  text: "Words",
};

/** @typedef {{ name: string, admin1: string, names: string[] }} Known */

/** @type {WeakMap<Table, Map<string, Known>>} */
const known = new WeakMap();

/** What is known of each place that `facetOf(table, "place")` offers; the first of `names` is the
 * name on the ground or "". @param {Table} table */
export function placesByValue(table) {
  const found = known.get(table) ?? new Map();
  if (known.has(table)) return found;
  const fields = ["place_id", "place", "toponym", "admin1", "feature_class", "geo_precision"];
  const [ids, places, toponyms, governorates, classes, precisions] = fields.map((field) => table.values(field).map((value) => String(value ?? "")));
  ids.forEach((id, code) => {
    const name = places[code] || toponyms[code];
    const value = id || name;
    if (!value || found.has(value)) return;
    const whole = placeName({ name: name || id, precision: precisions[code] === "near" ? "" : classes[code] || precisions[code] });
    found.set(value, { name: whole, admin1: governorates[code], names: [...(table.names.get(id) ?? [""]), places[code], toponyms[code]] });
  });
  known.set(table, found);
  return found;
}

/** A value of a filter in words. @param {Table} table @param {ListKind} kind @param {string} value @returns {string} */
export function valueName(table, kind, value) {
  switch (kind) {
    case "side":
      return table.sides.get(value)?.label ?? value;
    case "source":
      return value || "No source named";
    case "place":
      return placesByValue(table).get(value)?.name ?? value;
    case "precision":
      return PRECISIONS[value] ?? words(value);
    case "agreement":
      return VERDICTS[value] ?? words(value);
    case "admin1":
      return value || "none given";
    default:
      if (value === "" || value === "unknown") return NOT_SAID;
      return kind === "target_kind" ? words(value) : codeName(table, value);
  }
}

/** One thing that a filter asks for; `value` is missing where it stands for all of its kind.
 * @typedef {{ kind: Kind, value?: string, words: string }} Part */

/**
 * A filter in words; of a kind with more than `most` values only how many.
 * @param {Table} table @param {Filter} filter @param {number} [most] @returns {Part[]}
 */
export function describe(table, filter, most = 3) {
  return KINDS.flatMap((kind) => {
    if (kind === "days") return span(filter);
    if (kind === "text") return filter.text ? [{ kind, words: `“${filter.text}”` }] : [];
    const values = filter[kind];
    if (!values) return [];
    if (values.length === 0) return [{ kind, words: "none" }];
    if (values.length > most) return [{ kind, words: `${values.length} of ${facetOf(table, kind).values.length}` }];
    return values.map((value) => ({ kind, value, words: valueName(table, kind, value) }));
  });
}

/** @param {Filter} filter @returns {Part[]} */
function span({ since = "", until = "" }) {
  if (!since && !until) return [];
  if (since && until) return [{ kind: "days", words: days(since, until) }];
  return [{ kind: "days", words: since ? `since ${day(since)}` : `until ${day(until)}` }];
}

/** The filter's part without one thing it asks for, for `store.change`. @param {Filter} filter @param {Part} part */
export function without(filter, { kind, value }) {
  if (kind === "days") return { since: null, until: null };
  const rest = kind === "text" || value === undefined ? [] : (filter[kind] ?? []).filter((one) => one !== value);
  return { [kind]: rest.length > 0 ? rest : null };
}
