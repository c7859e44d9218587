/** @import { Place, ReportEntry } from "./types" */
/** @import { Store } from "./store" */
import { card } from "./detail.js";
import { free, link, make } from "./dom.js";
import { glyph } from "./shapes.js";
import { PRECISIONS, dateOf, day, days, placeName, plural, tollOf, words } from "./words.js";

const CHUNK = 100;
const LINES = 4;

/**
 * The shown claims by place, the newest first.
 * @param {Element} box
 * @param {Store} store
 * @param {(place: Place, row?: number) => void} open
 */
export function placeList(box, store, open) {
  const { table } = store;
  let limit = CHUNK;
  const draw = () => {
    const groups = table.places
      .map((place) => ({ place, rows: place.rows.filter((row) => store.visible.has(row)) }))
      .filter(({ rows }) => rows.length > 0)
      .map((group) => ({ ...group, ...span(store, group.rows) }))
      .sort((a, b) => b.end.localeCompare(a.end) || b.rows.length - a.rows.length || a.place.name.localeCompare(b.place.name));
    const items = groups.slice(0, limit).map((group) => placeItem(store, group, open));
    box.replaceChildren(...items);
    if (groups.length === 0) box.append(make("li", { class: "sm-empty" }, "No claim with a place passes the filter."));
    if (groups.length > limit) {
      const more = make("button", { type: "button" }, `Show ${groups.length - limit} more places`);
      more.addEventListener("click", () => {
        limit += CHUNK;
        draw();
      });
      box.append(make("li", {}, more));
    }
  };
  store.watch(draw);
}

/** @param {import("./table").Table} table @param {number} row */
const kindsOf = (table, row) => table.list(row, "target_kind").map(words).join(", ");

/** @param {Store} store @param {number[]} rows */
function span({ table }, rows) {
  const dates = rows.flatMap((row) => [table.text(row, "date_start"), table.text(row, "date_end")]);
  const known = dates.filter(Boolean).sort();
  return { start: known[0] ?? "", end: known.at(-1) ?? "" };
}

/**
 * @param {Store} store
 * @param {{ place: Place, rows: number[], start: string, end: string }} group
 * @param {(place: Place, row?: number) => void} open
 */
function placeItem({ table }, { place, rows, start, end }, open) {
  const where = place.admin1 === place.name ? "" : place.admin1;
  const about = [where, place.area ? PRECISIONS[place.precision] : "", days(start, end)].filter(Boolean).join(" · ");
  const title = make(
    "button",
    { type: "button", class: "sm-open" },
    make("span", { class: "sm-name" }, free("bdi", placeName(place)), make("span", { class: "sm-count" }, plural(rows.length, "claim"))),
    free("span", about, { class: "sm-about" }),
  );
  title.addEventListener("click", () => open(place));
  const sorted = table.shares(rows).flatMap(({ side }) => rows.filter((row) => table.text(row, "side") === side.id));
  const lines = sorted.slice(0, LINES).map((row) => {
    const side = /** @type {import("./types").Side} */ (table.sides.get(table.text(row, "side")));
    const denies = table.text(row, "stance") === "denies";
    const said = [denies ? "denies" : "", table.text(row, "claimed_target") || kindsOf(table, row), tollOf(table, row)];
    const line = make(
      "button",
      { type: "button", class: "sm-line" },
      glyph(side, denies),
      make("span", {}, free("b", table.text(row, "source") || side.label), free("span", said.filter(Boolean).join(" · "))),
    );
    line.addEventListener("click", () => open(place, row));
    return make("li", {}, line);
  });
  const rest = sorted.length - LINES;
  if (rest > 0) {
    const more = make("button", { type: "button", class: "sm-line" }, `and ${plural(rest, "more claim")}`);
    more.addEventListener("click", () => open(place));
    lines.push(make("li", {}, more));
  }
  return make("li", { class: "sm-group" }, make("h3", {}, title), make("ul", {}, ...lines));
}

/** The shown claims that no place was found for. @param {HTMLElement} box @param {Store} store */
export function unplacedList(box, store) {
  const { table } = store;
  let limit = CHUNK;
  const [count, list] = [box.querySelector("output"), box.querySelector("ul")];
  store.watch(() => {
    const rows = table.unplaced.filter((row) => store.visible.has(row));
    box.hidden = table.unplaced.length === 0;
    if (count) count.textContent = String(rows.length);
    list?.replaceChildren(...rows.slice(0, limit).map((row) => unplacedItem(store, row)));
    if (rows.length > limit) {
      const more = make("button", { type: "button" }, `Show ${rows.length - limit} more`);
      more.addEventListener("click", () => {
        limit += rows.length;
        store.set(store.filter);
      });
      list?.append(make("li", {}, more));
    }
  });
}

/** @param {Store} store @param {number} row */
function unplacedItem({ table }, row) {
  const side = /** @type {import("./types").Side} */ (table.sides.get(table.text(row, "side")));
  const title = table.text(row, "claimed_target") || kindsOf(table, row);
  const about = [dateOf(table, row), table.text(row, "toponym") && `“${table.text(row, "toponym")}”`, title];
  return make(
    "li",
    {},
    make(
      "details",
      {},
      make(
        "summary",
        { class: "sm-line" },
        glyph(side, table.text(row, "stance") === "denies"),
        make("span", {}, free("b", table.text(row, "source") || side.label), free("span", about.filter(Boolean).join(" · "))),
      ),
      card(table, row),
    ),
  );
}

/** Reports that no claim was found in. @param {HTMLElement} box @param {ReportEntry[]} reports */
export function reportList(box, reports) {
  box.hidden = reports.length === 0;
  const count = box.querySelector("output");
  if (count) count.textContent = String(reports.length);
  const items = reports.map(({ file, publisher, title, url, published }) =>
    make("li", { class: "sm-origin" }, publisher && free("span", publisher), link(url, title || file), published && make("time", { datetime: published }, day(published))),
  );
  box.querySelector("ul")?.replaceChildren(...items);
}
