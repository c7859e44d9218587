/** @import { Store } from "./store" */

/** What is shown of a store on one map: the claims of some sides, or of all while `only` is null. */
export class Part {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.table = store.table;
    /** @type {Set<string> | null} */
    this.only = null;
  }

  /** @param {string} side */
  wants(side) {
    return this.only?.has(side) ?? true;
  }

  /** Whether a claim is shown here. @param {number} row */
  has(row) {
    return this.store.has(row) && (!this.only || this.wants(this.table.text(row, "side")));
  }

  /** As the store's tally, with none of the other sides. */
  tally() {
    const tally = this.store.tally();
    if (!this.only) return tally;
    const sides = [...this.table.sides.keys()];
    const others = sides.flatMap((side, at) => (this.wants(side) ? [] : [at]));
    for (let at = 0; at < tally.counts.length; at += sides.length) {
      for (const other of others) tally.counts[at + other] = tally.denials[at + other] = 0;
    }
    return tally;
  }
}
