/** @import { Filter } from "./types" */
/** @import { Store } from "./store" */
import { chips } from "./chips.js";
import { free, make } from "./dom.js";
import { glyph } from "./shapes.js";
import { thousands } from "./words.js";

/** The sources of each side that the claims name. @param {Store} store @returns {Map<string, string[]>} */
function sourcesBySide({ table }) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map([...table.sides.keys()].map((id) => [id, new Set()]));
  const sources = table.values("source");
  table.values("side").forEach((side, code) => found.get(String(side))?.add(String(sources[code])));
  return new Map([...found].map(([id, names]) => [id, [...names].sort((a, b) => a.localeCompare(b))]));
}

/**
 * The filter with one source switched; a source shows when its side and its name both pass.
 * @param {Store} store
 * @param {Map<string, string[]>} sources
 * @param {string} side
 * @param {string | null} source null for all of the side
 * @param {boolean} on
 * @returns {Partial<Record<keyof Filter, string[] | null>>}
 */
export function switched(store, sources, side, source, on) {
  const passes = (/** @type {string} */ s, /** @type {string} */ name) =>
    store.shows(s) && (store.filter.source?.includes(name) ?? true);
  const wanted = (/** @type {string} */ s, /** @type {string} */ name) =>
    s === side && (source === null || source === name) ? on : passes(s, name);
  const all = [...sources];
  const sides = all.filter(([s, names]) => names.some((name) => wanted(s, name))).map(([s]) => s);
  const names = all.filter(([s]) => sides.includes(s)).flatMap(([s, list]) => list.filter((name) => wanted(s, name)));
  const complete = all.filter(([s]) => sides.includes(s)).every(([s, list]) => list.every((name) => wanted(s, name)));
  return { side: sides.length === all.length ? null : sides, source: complete ? null : [...new Set(names)] };
}

/** Switches by side and by source, with counts that follow the other filters.
 * @param {Element} box @param {Store} store */
export function sideTree(box, store) {
  const { table } = store;
  const sources = sourcesBySide(store);
  /** @type {(() => void)[]} */
  const updates = [];
  let counts = countsBySource(store);
  const entry = (/** @type {string} */ side, /** @type {string | null} */ source, /** @type {Element} */ name) => {
    const input = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox" }));
    input.dataset.side = side;
    if (source !== null) input.dataset.source = source;
    const count = make("span", { class: "sm-count" });
    input.addEventListener("change", () => store.change(switched(store, sources, side, source, input.checked)));
    updates.push(() => {
      const names = source === null ? (sources.get(side) ?? []) : [source];
      const on = names.filter((n) => store.shows(side) && (store.filter.source?.includes(n) ?? true));
      input.checked = on.length > 0;
      input.indeterminate = on.length > 0 && on.length < names.length;
      const own = names.reduce((sum, name) => sum + (counts.get(`${side} ${name}`) ?? 0), 0);
      count.textContent = thousands(own);
    });
    return make("label", {}, input, name, count);
  };
  for (const [id, side] of table.sides) {
    const name = make("span", {}, glyph(side), free("bdi", side.label));
    const children = (sources.get(id) ?? []).map((source) =>
      make("li", {}, entry(id, source, free("span", source || "No source named"))),
    );
    const list = make("ul", { hidden: true }, ...children);
    box.append(make("li", {}, unfold(list, `Sources: ${side.label}`), entry(id, null, name), list));
  }
  store.watch(() => {
    counts = countsBySource(store);
    for (const update of updates) update();
  });
}

/** Claims by side and source, under all filters but these two. @param {Store} store @returns {Map<string, number>} */
function countsBySource(store) {
  const [sides, sources] = ["side", "source"].map((field) => store.table.values(field));
  /** @type {Map<string, number>} */
  const counts = new Map();
  store.countsByCode("who", ["side", "source"]).forEach((count, code) => {
    const key = `${sides[code]} ${sources[code]}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  });
  return counts;
}

/** A button that shows and hides a list. @param {HTMLElement} list @param {string} label */
function unfold(list, label) {
  const button = make("button", { type: "button", class: "sm-unfold", "aria-expanded": "false", "aria-label": label });
  button.addEventListener("click", () => {
    list.hidden = !list.hidden;
    button.setAttribute("aria-expanded", String(!list.hidden));
  });
  return button;
}

/** The search field, and what takes all filters off. @param {HTMLFormElement} form @param {Store} store */
export function filterForm(form, store) {
  const text = /** @type {HTMLInputElement} */ (form.elements.namedItem("text"));
  const reset = /** @type {HTMLElement} */ (form.querySelector("[type=reset]"));
  text.addEventListener("input", () => store.change({ text: text.value }));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    store.set({});
    text.focus();
  });
  chips(/** @type {HTMLElement} */ (form.querySelector("ul")), store, text);
  store.watch(() => {
    const { filter } = store;
    if (text.value !== (filter.text ?? "")) text.value = filter.text ?? "";
    reset.hidden = Object.keys(filter).length === 0;
  });
}
