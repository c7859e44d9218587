/** @import { Place } from "./types" */
/** @import { Table } from "./table" */
import { free, link, make } from "./dom.js";
import { glyph } from "./shapes.js";
import { ATTACKERS, BASES, PRECISIONS, VERDICTS, dateOf, day, days, placeName, plural, strikesOf, tollOf, words } from "./words.js";

/**
 * The claims of some rows in columns by side, in the order of the data.
 * @param {Table} table
 * @param {number[]} rows
 */
export function columns(table, rows) {
  const box = make("div", { class: "sm-columns" });
  for (const { side, count, denies } of table.shares(rows)) {
    const own = rows.filter((row) => table.text(row, "side") === side.id);
    const heading = make("h3", {}, glyph(side, denies), free("span", side.label), ` ${count}`);
    const cards = own.map((row) => make("li", {}, card(table, row)));
    box.append(make("section", { class: "sm-column" }, heading, make("ul", {}, ...cards)));
  }
  return box;
}

/** A place's name and what is said of how it stands on the map.
 * @param {Table} table @param {Place} place @param {number[]} rows @param {string} level */
export function heading(table, place, rows, level) {
  const about = [
    place.admin1 && place.admin1 !== place.name && `${place.admin1} governorate`,
    PRECISIONS[place.precision] ?? place.precision,
    plural(rows.length, "claim"),
    plural(table.shares(rows).length, "side"),
  ];
  return make(
    "div",
    { class: "sm-place" },
    free(level, placeName(place)),
    free("p", about.filter(Boolean).join(" · ")),
  );
}

/** What comparing the sides shows, incident by incident, in the order of their days.
 * @param {Table} table @param {number[]} rows */
export function verdicts(table, rows) {
  const ids = new Set(rows.map((row) => table.text(row, "incident_id")));
  const found = [...ids].flatMap((id) => table.incidents.get(id) ?? []);
  found.sort((a, b) => a.start.localeCompare(b.start));
  const items = found.map(({ start, end, verdict, difference }) =>
    make("li", {}, make("strong", {}, VERDICTS[verdict] ?? verdict), free("span", [days(start, end), difference].filter(Boolean).join(": "))),
  );
  return items.length > 0 && make("ul", { class: "sm-verdicts" }, ...items);
}

/** Codes in words; one with "not_" before it was said not to be. @param {Table} table @param {number} row @param {string} field */
function codes(table, row, field) {
  const said = (/** @type {string} */ id) => (id.startsWith("not_") ? `not ${label(table, id.slice(4))}` : label(table, id));
  return table.list(row, field).map(said).join(", ");
}

/** One claim. @param {Table} table @param {number} row */
export function card(table, row) {
  const text = (/** @type {string} */ field) => table.text(row, field);
  const kind = codes(table, row, "target_kind");
  const target = text("claimed_target") || kind;
  const facts = make("dl");
  const fact = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ more = "") => {
    if (!value && !more) return;
    const parts = [value && free("span", value), more && free("small", more)];
    facts.append(make("div", {}, make("dt", {}, name), make("dd", {}, ...parts)));
  };
  fact("Claimed target", target, kind === target ? "" : kind);
  fact("Said to be hit", codes(table, row, "target_actor"));
  fact("Said to have struck", ATTACKERS[text("attacker")] ?? words(text("attacker")));
  fact("Toll", tollOf(table, row), sharedToll(table, row));
  fact("Strikes", strikesOf(table, row));
  fact("Date", dateOf(table, row) || "not given", text("date_text") && `“${text("date_text")}”`);
  fact("Place", text("toponym"), placeWords(table, row));
  fact("Other places of that name", text("alternatives"));
  fact("Confidence", confidence(table, row), text("review") === "unreviewed" ? "" : text("review"));
  fact("Note", text("note"));
  return make(
    "article",
    { class: "sm-claim", "data-claim": text("claim_id") },
    source(table, row),
    quote(table, row),
    facts,
    origin(table, row),
  );
}

/** @param {Table} table @param {number} row */
function source(table, row) {
  const role = words(table.text(row, "source_role"));
  const relayed = table.text(row, "relayed_by");
  const more = [role, relayed && `passed on by ${relayed}`].filter(Boolean).join(", ");
  return make(
    "h4",
    {},
    free("span", table.text(row, "source") || table.text(row, "source_text") || "No source named"),
    table.text(row, "stance") === "denies" && make("strong", {}, "denies"),
    more && free("small", more),
  );
}

/** A toll belongs to the statement: say so where it tells of several places.
 * @param {Table} table @param {number} row */
function sharedToll(table, row) {
  const count = table.statements.get(table.text(row, "statement_id")) ?? 1;
  const id = table.text(row, "statement_id");
  if (!id || count < 2 || !tollOf(table, row)) return "";
  return `said of ${count} places together`;
}

/** @param {Table} table @param {number} row */
function placeWords(table, row) {
  const text = (/** @type {string} */ field) => table.text(row, field);
  const radius = table.number(row, "radius_m");
  const circle = radius && text("geo_precision") !== "settlement" ? `within ${kilometres(radius)}` : "";
  return [
    PRECISIONS[text("geo_precision")] ?? text("geo_precision"),
    circle,
    text("resolution_reason") || BASES[text("location_basis")],
    text("place_source"),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** @param {number} metres */
const kilometres = (metres) => `${(metres / 1000).toLocaleString("en-GB", { maximumFractionDigits: metres < 10_000 ? 1 : 0 })} km`;

/** @param {Table} table @param {number} row */
function confidence(table, row) {
  const value = table.number(row, "confidence");
  return value === null ? "" : `${Math.round(value * 100)} of 100`;
}

/** @param {Table} table @param {string} id */
const label = (table, id) => table.words[id] ?? words(id);

/** @param {Table} table @param {number} row */
function quote(table, row) {
  const said = table.text(row, "quote");
  if (!said) return null;
  const lang = table.text(row, "lang");
  return free("blockquote", said, lang ? { lang } : {});
}

/** @param {Table} table @param {number} row */
function origin(table, row) {
  const text = (/** @type {string} */ field) => table.text(row, field);
  const name = text("title") || text("publisher") || text("report_file") || "report";
  return make(
    "p",
    { class: "sm-origin" },
    text("publisher") && name !== text("publisher") && free("span", text("publisher")),
    link(text("url"), name),
    text("published") && make("time", { datetime: text("published") }, day(text("published"))),
  );
}
