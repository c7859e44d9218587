/** @import { Claim, Opened, Place } from "./types" */
/** @import { Table } from "./table" */
import { free, link, make } from "./dom.js";
import { glyph } from "./shapes.js";
import { BASES, PRECISIONS, VERDICTS, codeName, dateOf, day, days, kilometres, placeName, plural, strikesOf, thousands, tollOf, words } from "./words.js";

const CARDS = 40;
const ACCOUNTS = 4;

/**
 * Opened claims in columns by side, in the order of the data.
 * @param {Table} table
 * @param {Opened} opened
 */
export function columns(table, { claims, together }) {
  const box = make("div", { class: "sm-columns" });
  for (const side of table.sides.values()) {
    const own = claims.flatMap((claim, at) => (claim.side === side.id ? [{ claim, together: together[at] }] : []));
    if (own.length === 0) continue;
    const denies = own.every(({ claim }) => claim.stance === "denies");
    const heading = make("h3", {}, glyph(side, denies), free("span", side.label), ` ${own.length}`);
    box.append(make("section", { class: "sm-column" }, heading, growing(own, (one) => card(table, one.claim, one.together))));
  }
  return box;
}

/**
 * A list that shows its first entries, and the rest when asked to.
 * @template T
 * @param {T[]} entries
 * @param {(entry: T) => Node} draw
 */
export function growing(entries, draw) {
  const list = make("ul");
  const more = make("button", { type: "button" });
  let shown = 0;
  const grow = () => {
    const next = entries.slice(shown, shown + CARDS).map((entry) => make("li", {}, draw(entry)));
    shown += next.length;
    list.append(...next);
    more.textContent = `Show ${thousands(entries.length - shown)} more`;
    more.hidden = shown === entries.length;
    return next[0];
  };
  more.addEventListener("click", () => {
    const first = grow();
    first.tabIndex = -1;
    first.focus();
  });
  grow();
  return make("div", {}, list, more);
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

/** What comparing the sides shows: where they differ first, then by day. @param {Opened} opened */
export function verdicts({ incidents }) {
  const order = Object.keys(VERDICTS);
  const found = [...incidents].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const items = found.map(({ start, end, verdict, difference }) =>
    make("li", {}, make("strong", {}, VERDICTS[verdict] ?? verdict), free("span", [days(start, end), difference].filter(Boolean).join(": "))),
  );
  const list = make("ul", { class: "sm-verdicts" }, ...items.slice(0, ACCOUNTS));
  const rest = items.slice(ACCOUNTS);
  if (items.length === 0) return null;
  if (rest.length === 0) return list;
  const summary = make("summary", {}, `${plural(rest.length, "more strike")} compared`);
  return make("div", {}, list, make("details", { class: "sm-verdicts" }, summary, make("ul", {}, ...rest)));
}

/** Codes in words. @param {Table} table @param {string} several */
const codes = (table, several) => several.split("; ").filter(Boolean).map((id) => codeName(table, id)).join(", ");

/** One claim. @param {Table} table @param {Claim} claim @param {number} together @param {string} level of its heading */
export function card(table, claim, together, level = "h4") {
  const text = textsOf(claim);
  const kind = codes(table, text("target_kind"));
  const target = text("claimed_target") || kind;
  const facts = make("dl");
  const fact = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ more = "") => {
    if (!value && !more) return;
    const parts = [value && free("span", value), more && free("small", more)];
    facts.append(make("div", {}, make("dt", {}, name), make("dd", {}, ...parts)));
  };
  fact("Claimed target", target, kind === target ? "" : kind);
  fact("Said to be hit", codes(table, text("target_actor")));
  fact("Said to have struck", text("attacker") === "unknown" ? "" : codes(table, text("attacker")));
  fact("Toll", tollOf(claim), sharedToll(claim, together));
  fact("Strikes", strikesOf(claim));
  fact("Date", dateOf(claim) || "not given", text("date_text") && `“${text("date_text")}”`);
  fact("Place", text("toponym"), placeWords(claim));
  fact("Other places of that name", text("alternatives"));
  fact("Confidence", confidence(claim), text("review") === "unreviewed" ? "" : text("review"));
  fact("Note", text("note"));
  return make(
    "article",
    { class: "sm-claim", "data-claim": text("claim_id") },
    source(claim, level),
    quote(claim),
    facts,
    origin(claim),
  );
}

/** @param {Claim} claim @param {string} level */
function source(claim, level) {
  const text = textsOf(claim);
  const relayed = text("relayed_by");
  const role = words(text("source_role"));
  const more = [role, relayed && `passed on by ${relayed}`].filter(Boolean).join(", ");
  return make(
    level,
    {},
    free("span", text("source") || text("source_text") || "No source named"),
    text("stance") === "denies" && make("strong", {}, "denies"),
    more && free("small", more),
  );
}

/** A toll belongs to the statement: say so where it tells of several places.
 * @param {Claim} claim @param {number} together */
function sharedToll(claim, together) {
  if (!claim.statement_id || together < 2 || !tollOf(claim)) return "";
  return `said of ${together} places together`;
}

/** @param {Claim} claim */
function placeWords(claim) {
  const text = textsOf(claim);
  const radius = Number(claim.radius_m);
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

/** @param {Claim} claim */
function confidence({ confidence: value }) {
  return typeof value !== "number" ? "" : `${Math.round(value * 100)} of 100`;
}

/** @param {Claim} claim @returns {(field: string) => string} */
const textsOf = (claim) => (field) => String(claim[field] ?? "");

/** @param {Claim} claim */
function quote(claim) {
  const [said, lang] = ["quote", "lang"].map(textsOf(claim));
  if (!said) return null;
  return free("blockquote", said, lang ? { lang } : {});
}

/** @param {Claim} claim */
function origin(claim) {
  const text = textsOf(claim);
  const name = text("title") || text("publisher") || text("report_file") || "report";
  return make(
    "p",
    { class: "sm-origin" },
    text("publisher") && name !== text("publisher") && free("span", text("publisher")),
    link(text("url"), name),
    text("published") && make("time", { datetime: text("published") }, day(text("published"))),
  );
}
