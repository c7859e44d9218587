/** @import { Filter, Histogram } from "./types" */
/** @import { Kind, ListKind } from "./filter" */
/** @import { Table } from "./table" */
import { daysOf } from "./calendar.js";
import { KINDS, facetOf, normalise, partOf, passing } from "./filter.js";
import { search } from "./search.js";

const PAUSE = 200; // milliseconds between two tellings while quotes are searched

/**
 * What is shown now, and those who want to know when it changes. Each kind of filter has a bit of
 * `failed`: a row is shown when it fails none.
 */
export class Store {
  /** @param {Table} table */
  constructor(table) {
    this.table = table;
    /** @type {Filter} */
    this.filter = {};
    this.failed = new Uint16Array(table.count);
    this.count = table.count;
    /** Whether quotes are still searched: more claims may join. */
    this.searching = false;
    /** Resolves when the search that runs is done. @type {Promise<void>} */
    this.settled = Promise.resolve();
    this.searches = 0;
    /** @type {(() => void)[]} */
    this.listeners = [];
    /** @type {Uint32Array | null} */
    this.shown = table.rows;
    /** @type {ReturnType<typeof daysOf> | undefined} */
    this.known = undefined;
  }

  /** @param {() => void} listener called at each change, and once now */
  watch(listener) {
    this.listeners.push(listener);
    listener();
  }

  /** Puts a filter in the place of the old one. @param {object} filter */
  set(filter) {
    const before = this.filter;
    this.filter = normalise(filter);
    for (const kind of KINDS) {
      if (partOf(before, kind) !== partOf(this.filter, kind)) this.test(kind);
    }
    this.tell();
  }

  /** Changes some kinds of filter and keeps the rest. @param {object} part */
  change(part) {
    this.set({ ...this.filter, ...part });
  }

  /** @param {number} row */
  has(row) {
    return this.failed[row] === 0;
  }

  /** The rows shown, the newest first. @returns {Uint32Array} */
  get visible() {
    if (this.shown) return this.shown;
    const { rows } = this.table;
    const shown = new Uint32Array(this.count);
    let next = 0;
    for (let at = 0; at < rows.length; at += 1) if (this.failed[rows[at]] === 0) shown[next++] = rows[at];
    this.shown = shown;
    return shown;
  }

  /** The rows shown from one to before another. @param {number} first @param {number} last */
  between(first, last) {
    const rows = [];
    for (let row = first; row < last; row += 1) if (this.failed[row] === 0) rows.push(row);
    return rows;
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

  /** The claims that pass all kinds of filter but these, for each code of a group. @param {string} group @param {readonly Kind[]} without */
  countsByCode(group, without = []) {
    const codes = this.table.codes[group];
    const counts = new Uint32Array(Object.values(this.table.groups[group].values)[0].length);
    const mask = ~bits(without);
    for (let row = 0; row < codes.length; row += 1) if ((this.failed[row] & mask) === 0) counts[codes[row]] += 1;
    return counts;
  }

  /** The claims for each value of `facetOf(table, kind)` that pass all kinds of filter but these. @param {ListKind} kind @param {readonly Kind[]} without */
  counts(kind, without = []) {
    const { group, values, of } = facetOf(this.table, kind);
    const counts = new Uint32Array(values.length);
    this.countsByCode(group, without).forEach((count, code) => {
      for (const number of of[code]) counts[number] += count;
    });
    return counts;
  }

  /** The shown claims of each place by side, and how many of them deny: `[place * sides + side]`. */
  tally() {
    const { places, sides, sideOf, denies, codes: { who } } = this.table;
    const counts = new Uint32Array(places.length * sides.size);
    const denials = new Uint32Array(counts.length);
    for (const { number, first, last } of places) {
      const at = number * sides.size;
      for (let row = first; row < last; row += 1) {
        if (this.failed[row] !== 0) continue;
        const code = who[row];
        counts[at + sideOf[code]] += 1;
        denials[at + sideOf[code]] += denies[code];
      }
    }
    return { counts, denials };
  }

  /** How many places have a claim that is shown. */
  placesShown() {
    const { counts } = this.tally();
    const sides = this.table.sides.size;
    return this.table.places.filter(({ number }) => counts.subarray(number * sides, (number + 1) * sides).some(Boolean)).length;
  }

  /** First and last day of what is shown, ISO or "". */
  span() {
    const [starts, ends] = [this.table.values("date_start"), this.table.values("date_end")];
    let [first, last] = ["", ""];
    this.countsByCode("when").forEach((count, code) => {
      if (!count) return;
      for (const day of [String(starts[code]), String(ends[code])]) {
        if (day && (!first || day < first)) first = day;
        if (day > last) last = day;
      }
    });
    return { first, last };
  }

  /** When the claims are said to have been. */
  get days() {
    this.known ??= daysOf(this.table);
    return this.known;
  }

  /**
   * Claims by time and side under all filters but the days; one of several days counts in each bin
   * that it reaches into.
   * @param {number[]} edges days since 1970-01-01: where each bin starts, and the day after the last
   * @returns {Histogram}
   */
  histogram(edges) {
    const { table, failed } = this;
    const { when, who } = table.codes;
    const { from, to } = this.days;
    const [first, last] = [from, to].map((days) => Int32Array.from(days, (day) => binAt(edges, day)));
    const bins = edges.length - 1;
    const sides = table.sides.size;
    const steps = new Int32Array((bins + 1) * sides);
    const mask = ~bits(["days"]);
    let undated = 0;
    for (let row = 0; row < table.count; row += 1) {
      if ((failed[row] & mask) !== 0) continue;
      const code = when[row];
      if (first[code] < 0) {
        undated += 1;
        continue;
      }
      const side = table.sideOf[who[row]];
      steps[first[code] * sides + side] += 1;
      steps[(last[code] + 1) * sides + side] -= 1;
    }
    for (let at = sides; at < steps.length; at += 1) steps[at] += steps[at - sides];
    return { counts: Uint32Array.from(steps.subarray(0, bins * sides)), undated };
  }

  /** Sets a kind's bit for all rows. @param {Kind} kind */
  test(kind) {
    const bit = bits([kind]);
    const { failed, table } = this;
    if (kind === "text") this.stop();
    if (!partOf(this.filter, kind)) {
      for (let row = 0; row < failed.length; row += 1) failed[row] &= ~bit;
      return;
    }
    for (let row = 0; row < failed.length; row += 1) failed[row] |= bit;
    for (const [group, passes] of passing(table, this.filter, kind)) {
      const codes = table.codes[group];
      for (let row = 0; row < failed.length; row += 1) if (passes[codes[row]]) failed[row] &= ~bit;
    }
    if (kind === "text") this.settled = this.look(/** @type {string} */ (this.filter.text));
  }

  /** Ends the search that runs. */
  stop() {
    this.searches += 1;
    this.searching = false;
    this.settled = Promise.resolve();
  }

  /** Lets the claims in whose quotes have the text. @param {string} text */
  async look(text) {
    const { searches } = this;
    this.searching = true;
    const bit = bits(["text"]);
    let told = performance.now();
    for await (const rows of search(this.table, text)) {
      if (this.searches !== searches) return;
      for (const row of rows) this.failed[row] &= ~bit;
      if (rows.length === 0 || performance.now() - told < PAUSE) continue;
      this.tell();
      told = performance.now();
    }
    if (this.searches !== searches) return;
    this.searching = false;
    this.tell();
  }

  tell() {
    this.shown = null;
    let count = 0;
    for (let row = 0; row < this.failed.length; row += 1) if (this.failed[row] === 0) count += 1;
    this.count = count;
    for (const listener of this.listeners) listener();
  }
}

/** @param {readonly Kind[]} kinds */
function bits(kinds) {
  return kinds.reduce((all, kind) => all | (1 << KINDS.indexOf(kind)), 0);
}

/** The bin that a day is in; -1 for none. @param {number[]} edges @param {number} day */
function binAt(edges, day) {
  if (Number.isNaN(day)) return -1;
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
