/** @import { ListKind } from "./filter" */
/** @import { Store } from "./store" */
import { free, make } from "./dom.js";
import { facetOf, fold } from "./filter.js";
import { KIND_NAMES, placesByValue, valueName } from "./filterwords.js";
import { PRECISIONS, VERDICTS, thousands } from "./words.js";

const FACETS = /** @type {const} */ (["target_kind", "target_actor", "attacker", "stance", "agreement", "admin1", "place", "precision"]);
/** Values that stand in an order of their own. @type {Partial<Record<ListKind, string[]>>} */
const ORDERS = { precision: Object.keys(PRECISIONS), agreement: Object.keys(VERDICTS), stance: ["asserts", "denies"] };
const MANY = 24; // values, above which there is a field to find one
const SHOWN = 50;

/** One value to choose; `search` is what finds it. @typedef {{ value: string, name: string, about: string[], search: string, number: number }} Option */

/** Boxes to narrow the claims down with, by kind. @param {HTMLElement} box @param {Store} store */
export function facets(box, store) {
  for (const kind of FACETS) {
    const options = optionsOf(store, kind);
    if (options.length > 1) box.append(group(store, kind, options));
  }
  box.hidden = !box.querySelector("details");
}

/** What a kind offers: those with an order in it, the rest the most frequent first. @param {Store} store @param {ListKind} kind @returns {Option[]} */
function optionsOf(store, kind) {
  const { table } = store;
  const places = kind === "place" ? placesByValue(table) : null;
  const totals = totalsOf(store, kind);
  const options = facetOf(table, kind).values.map((value, number) => {
    const name = valueName(table, kind, value);
    const { admin1 = "", names = [] } = places?.get(value) ?? {};
    const about = [names[0] ?? "", name.startsWith(admin1) ? "" : admin1];
    return { value, name, about, search: fold([name, ...names].join("\n")), number };
  });
  const order = ORDERS[kind];
  const last = (/** @type {Option} */ { value }) => Number(value === "" || value === "unknown");
  const rank = (/** @type {Option} */ { value }) => (order?.includes(value) ? order.indexOf(value) : 99);
  return options.sort(
    (a, b) => last(a) - last(b) || (order ? rank(a) - rank(b) : totals[b.number] - totals[a.number]) || a.name.localeCompare(b.name),
  );
}

/** All claims with each value. @param {Store} store @param {ListKind} kind */
function totalsOf({ table }, kind) {
  const { group, values, of } = facetOf(table, kind);
  const totals = new Uint32Array(values.length);
  for (const code of table.codes[group]) for (const number of of[code]) totals[number] += 1;
  return totals;
}

/** A kind's boxes, which are drawn while it is open. @param {Store} store @param {ListKind} kind @param {Option[]} options */
function group(store, kind, options) {
  const chosen = make("span", { class: "sm-chosen" });
  const list = make("ul", { class: "sm-tree" });
  const note = make("p", { class: "sm-note" });
  const find = /** @type {HTMLInputElement} */ (
    make("input", { type: "search", autocomplete: "off", dir: "auto", placeholder: "Find", "aria-label": `Find: ${KIND_NAMES[kind]}` })
  );
  const details = /** @type {HTMLDetailsElement} */ (
    make("details", { class: "sm-facet", "data-kind": kind }, make("summary", {}, make("h3", {}, KIND_NAMES[kind], chosen)), options.length > MANY && find, list, note)
  );
  /** @type {Map<string, { item: HTMLElement, input: HTMLInputElement, count: HTMLElement }>} */
  const drawn = new Map();
  const wanted = () => new Set(store.filter[kind]);

  const entry = (/** @type {Option} */ { value, name, about }) => {
    const known = drawn.get(value);
    if (known) return known;
    const input = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", value }));
    input.addEventListener("change", () => {
      const values = wanted();
      if (input.checked) values.add(value);
      else values.delete(value);
      store.change({ [kind]: values.size > 0 ? [...values] : null });
    });
    const count = make("span", { class: "sm-count" });
    const item = make("li", {}, make("label", {}, input, make("span", {}, free("bdi", name), ...about.map((text) => text && free("small", text))), count));
    drawn.set(value, { item, input, count });
    return { item, input, count };
  };

  const update = () => {
    const values = wanted();
    chosen.textContent = values.size > 0 ? `${values.size} chosen` : "";
    if (!details.open) return;
    const counts = store.counts(kind, [kind]);
    const needle = fold(find.value.trim());
    const found = options.filter(({ value, search, number }) =>
      needle ? search.includes(needle) : values.has(value) || counts[number] > 0 || options.length <= MANY,
    );
    const shown = found.slice(0, SHOWN);
    const items = shown.map((option) => {
      const { item, input, count } = entry(option);
      input.checked = values.has(option.value);
      item.classList.toggle("sm-none", counts[option.number] === 0);
      count.textContent = thousands(counts[option.number]);
      return item;
    });
    if (items.length !== list.children.length || items.some((item, at) => item !== list.children[at])) list.replaceChildren(...items);
    note.textContent = found.length > shown.length ? `${thousands(found.length - shown.length)} more: find them by name.` : found.length === 0 ? "Nothing has that name." : "";
  };
  find.addEventListener("input", update);
  details.addEventListener("toggle", update);
  store.watch(update);
  return details;
}
