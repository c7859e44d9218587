/** The rows that a reader selected. Places are in the order that the rows are listed in now. */
export class Selection {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {Set<number>} */
    this.rows = new Set();
    this.anchor = 0;
  }

  /** @param {Iterable<number>} rows */
  set(rows) {
    this.rows = new Set(rows);
    this.changed();
  }

  /** @param {Uint32Array} order @param {number} at */
  only(order, at) {
    this.anchor = at;
    this.set([order[at]]);
  }

  /** @param {Uint32Array} order @param {number} at */
  toggle(order, at) {
    this.anchor = at;
    const rows = new Set(this.rows);
    if (!rows.delete(order[at])) rows.add(order[at]);
    this.set(rows);
  }

  /** All from where the selection began to here. @param {Uint32Array} order @param {number} at */
  extend(order, at) {
    this.set(order.subarray(Math.min(this.anchor, at), Math.max(this.anchor, at) + 1));
  }

  /** Lets go of what is listed no more. @param {Uint32Array} order */
  prune(order) {
    this.anchor = 0;
    if (this.rows.size > 0) this.set(order.filter((row) => this.rows.has(row)));
  }
}
