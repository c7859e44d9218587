/** @import { Store } from "./store" */
/** @import { Sort } from "./grid" */
/** @import { Views } from "./views" */
import { USUAL, columnsOf } from "./columns.js";
import { make } from "./dom.js";
import { grid } from "./grid.js";
import { ordered } from "./order.js";
import { Selection } from "./selection.js";
import { plural, thousands } from "./words.js";

/**
 * The view of all shown claims as a table.
 * @param {HTMLElement} section
 * @param {Store} store
 * @param {Views} views
 * @param {(row: number) => void} open shows the place of a row on the map
 */
export function tableView(section, store, views, open) {
  const { table } = store;
  const box = /** @type {HTMLElement} */ (section.querySelector("[role=grid]"));
  const note = /** @type {HTMLElement} */ (section.querySelector("[role=status]"));
  const selection = new Selection(() => {
    drawn.mark();
    tell();
    for (const listener of listeners) listener();
  });
  /** @type {(() => void)[]} */
  const listeners = [];
  const toMap = (/** @type {number} */ row) => {
    if (!table.placeOf(row)) return;
    views.show("map");
    open(row);
  };
  const all = columnsOf(table, toMap);
  const chosen = new Set(USUAL);
  /** @type {Sort | null} */
  let sort = null;
  let current = 0;
  const shown = () => views.current === "table";

  const update = async () => {
    if (!shown()) return;
    const number = (current += 1);
    const column = all.find(({ field }) => field === sort?.field);
    const rows = store.visible;
    if (column && !table.groupOf.has(column.by)) note.textContent = "Reading the claims …";
    const listed = column ? await ordered(table, rows, column.by, sort?.descending ?? false, column.order) : rows;
    if (number !== current) return;
    drawn.show(all.filter(({ field }) => chosen.has(field)), listed, sort);
    tell();
  };
  const tell = () => {
    const { size } = selection.rows;
    note.textContent = [plural(store.count, "claim"), size && `${thousands(size)} selected`].filter(Boolean).join(", ");
  };
  const drawn = grid(box, table, selection, {
    open: toMap,
    sort(field) {
      sort = sort?.field !== field ? { field, descending: false } : sort.descending ? null : { field, descending: true };
      update();
    },
  });

  chooser(/** @type {HTMLElement} */ (section.querySelector("[data-part=columns]")), all, chosen, update);
  views.add("table", "Table");
  views.watch(() => {
    section.hidden = !shown();
    update();
  });
  store.watch(() => {
    selection.prune(store.visible);
    update();
  });
  return {
    /** The selected rows. @returns {Set<number>} */
    selected: () => selection.rows,
    /** @param {() => void} listener called when others are selected */
    watch: (listener) => listeners.push(listener),
  };
}

/** Boxes for the columns to show. @param {HTMLElement} box @param {import("./columns").Column[]} all @param {Set<string>} chosen @param {() => void} changed */
function chooser(box, all, chosen, changed) {
  const inputs = all.map(({ field }) => /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", value: field, checked: chosen.has(field) })));
  const usual = make("button", { type: "button" }, "The usual columns");
  usual.addEventListener("click", () => {
    for (const input of inputs) input.checked = USUAL.includes(input.value);
    choose();
  });
  const choose = () => {
    chosen.clear();
    for (const { value, checked } of inputs) if (checked) chosen.add(value);
    changed();
  };
  for (const input of inputs) input.addEventListener("change", choose);
  box.append(usual, make("ul", {}, ...all.map(({ label }, at) => make("li", {}, make("label", {}, inputs[at], label)))));
}
