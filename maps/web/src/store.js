/** @import { Filter } from "./types" */
/** @import { Table } from "./table" */
import { matcher, normalise } from "./filter.js";

/** What is shown now, and those who want to know when it changes. */
export class Store {
  /** @param {Table} table */
  constructor(table) {
    this.table = table;
    /** @type {Filter} */
    this.filter = {};
    this.visible = new Set(table.rows);
    /** @type {(() => void)[]} */
    this.listeners = [];
  }

  /** @param {() => void} listener called at each change, and once now */
  watch(listener) {
    this.listeners.push(listener);
    listener();
  }

  /** Puts a filter in the place of the old one. @param {object} filter */
  set(filter) {
    this.filter = normalise(filter);
    this.visible = new Set(this.table.rows.filter(matcher(this.table, this.filter)));
    for (const listener of this.listeners) listener();
  }

  /** Changes some kinds of filter and keeps the rest. @param {object} part */
  change(part) {
    this.set({ ...this.filter, ...part });
  }

  /** @param {string} id @returns {boolean} whether the filter lets a side through */
  shows(id) {
    return this.filter.side?.includes(id) ?? true;
  }

  /** @param {string} id @param {boolean} shown */
  show(id, shown) {
    if (this.shows(id) === shown) return;
    const all = [...this.table.sides.keys()];
    const ids = all.filter((other) => (other === id ? shown : this.shows(other)));
    this.change({ side: ids.length === all.length ? null : ids });
  }

  /** Rows that pass all kinds of filter but these. @param {string[]} without */
  rowsWithout(without) {
    return this.table.rows.filter(matcher(this.table, this.filter, without));
  }
}
