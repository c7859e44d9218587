/** @import { Claim, Place, Side } from "./types" */
/** @import { Store } from "./store" */
import { free, make } from "./dom.js";
import { glyph } from "./shapes.js";
import { PRECISIONS, dateOf, placeName, plural, tollOf, words } from "./words.js";

const MARGIN = 400; // pixels drawn above and below what is in view

/**
 * The shown claims that have a place, the newest first, grouped by day and place. Only what is in
 * view is in the document. One item can be tabbed to; arrows, Home and End move from there.
 *
 * A group is a run of shown rows with one place and the same days, known by the number of its first
 * row among those listed. Its heading is an item of the list, and each of its rows.
 * @param {HTMLElement} box
 * @param {Store} store
 * @param {(place: Place, row?: number) => void} open
 */
export function claimList(box, store, open) {
  const { table } = store;
  /** @type {Uint32Array} */
  let rows = new Uint32Array();
  let groups = new Uint32Array();
  /** @type {Map<number, HTMLElement>} */
  let drawn = new Map();
  let active = 0;
  let [headHeight, lineHeight] = [0, 0];

  const total = () => rows.length + groups.length;
  const topOf = (/** @type {number} */ item) => {
    const group = groupAt(groups, item);
    const lines = item - group - groups[group];
    return group * headHeight + groups[group] * lineHeight + (lines && headHeight + (lines - 1) * lineHeight);
  };
  const height = () => groups.length * headHeight + rows.length * lineHeight;
  /** The item at a height. @param {number} y */
  const itemAt = (y) => {
    let [low, high] = [0, total() - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (topOf(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  /** @param {number} item */
  const draw = (item) => {
    const number = groupAt(groups, item);
    const first = groups[number];
    const line = item - number - first;
    const count = (groups[number + 1] ?? rows.length) - first;
    const row = rows[first + Math.max(0, line - 1)];
    const inner = line ? lineOf(store, row, open) : headOf(store, row, count, open);
    const element = make("li", { class: line ? "" : "sm-group", "aria-setsize": String(total()), "aria-posinset": String(item + 1) }, inner);
    element.dataset.item = String(item);
    element.style.top = `${topOf(item)}px`;
    return element;
  };

  const render = () => {
    const { top } = box.getBoundingClientRect();
    const wanted = new Map();
    if (total() > 0) {
      const last = itemAt(innerHeight - top + MARGIN);
      for (let item = itemAt(-top - MARGIN); item <= last; item += 1) wanted.set(item, null);
      wanted.set(active, null);
    }
    const before = drawn;
    drawn = new Map([...wanted.keys()].sort((a, b) => a - b).map((item) => [item, before.get(item) ?? draw(item)]));
    for (const [item, element] of before) if (!drawn.has(item)) element.remove();
    let previous = null;
    for (const [item, element] of drawn) {
      const next = /** @type {Element | null} */ (previous ? previous.nextElementSibling : box.firstElementChild);
      if (next !== element) box.insertBefore(element, next);
      /** @type {HTMLElement} */ (element.querySelector("button")).tabIndex = item === active ? 0 : -1;
      previous = element;
    }
  };

  /** @param {number} item */
  const go = (item) => {
    active = Math.max(0, Math.min(total() - 1, item));
    render();
    const button = drawn.get(active)?.querySelector("button");
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: "nearest" });
  };

  const update = () => {
    const focused = box.contains(document.activeElement);
    rows = table.unplaced === table.count ? store.visible : store.visible.filter((row) => row < table.unplaced);
    groups = groupsOf(store, rows);
    active = 0;
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const style = getComputedStyle(box);
    headHeight = size * parseFloat(style.getPropertyValue("--head"));
    lineHeight = size * parseFloat(style.getPropertyValue("--line-height"));
    drawn = new Map();
    box.replaceChildren();
    box.style.height = rows.length ? `${height()}px` : "";
    if (rows.length === 0) box.append(make("li", { class: "sm-empty" }, "No claim with a place passes the filter."));
    render();
    if (focused && rows.length) go(0);
  };

  box.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.floor(innerHeight / 2 / lineHeight));
    const steps = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: total() - 1 };
    const item = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (item === undefined || rows.length === 0) return;
    event.preventDefault();
    go(item);
  });
  box.addEventListener("focusin", ({ target }) => {
    const item = target instanceof Element && target.closest("li")?.dataset.item;
    if (item) active = Number(item);
  });
  let asked = 0;
  const later = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      render();
    });
  };
  document.addEventListener("scroll", later, { capture: true, passive: true });
  addEventListener("resize", later);
  store.watch(update);
}

/** The number of the group that an item is of. @param {Uint32Array} groups @param {number} item */
function groupAt(groups, item) {
  let [low, high] = [0, groups.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (groups[middle] + middle <= item) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The number of each group's first row. @param {Store} store @param {Uint32Array} rows */
function groupsOf({ table }, rows) {
  const { when } = table.codes;
  const firsts = new Uint32Array(rows.length);
  let count = 0;
  let [days, next] = [-1, -1];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (when[row] === days && row < next) continue;
    days = when[row];
    next = table.places[table.numberOf[row]].last;
    firsts[count++] = at;
  }
  return firsts.subarray(0, count);
}

/** @param {Store} store @param {number} row @param {number} count @param {(place: Place) => void} open */
function headOf({ table }, row, count, open) {
  const place = /** @type {Place} */ (table.placeOf(row));
  const where = place.admin1 === place.name ? "" : place.admin1;
  const about = [dateOf(table.brief(row)) || "Date not given", where, place.area ? PRECISIONS[place.precision] : ""];
  const button = make(
    "button",
    { type: "button", class: "sm-open" },
    make("span", { class: "sm-name" }, free("bdi", placeName(place)), make("span", { class: "sm-count" }, plural(count, "claim"))),
    free("span", about.filter(Boolean).join(" · "), { class: "sm-about" }),
  );
  button.addEventListener("click", () => open(place));
  return make("h3", {}, button);
}

/** @param {Store} store @param {number} row @param {(place: Place, row: number) => void} open */
function lineOf({ table }, row, open) {
  const claim = table.brief(row);
  const side = /** @type {Side} */ (table.sides.get(String(claim.side)));
  const denies = claim.stance === "denies";
  const said = [denies ? "denies" : "", targetOf(claim), tollOf(claim)].filter(Boolean);
  const button = make(
    "button",
    { type: "button", class: "sm-line" },
    glyph(side, denies),
    make("span", {}, free("b", String(claim.source) || side.label), free("span", said.join(" · "))),
  );
  button.addEventListener("click", () => open(/** @type {Place} */ (table.placeOf(row)), row));
  return button;
}

/** What is said to have been hit. @param {Claim} claim */
export function targetOf(claim) {
  return String(claim.claimed_target) || String(claim.target_kind).split("; ").map(words).join(", ");
}
