/** @import { Store } from "./store" */
/* global L */
import { bundleIcons } from "./icons.js";
import { Claims } from "./layer.js";
import { fillPage } from "./page.js";

/** @type {Claims | null} the layer that the page's interface speaks of: the first */
let first = null;
/** @type {Promise<unknown>} */
let filled = Promise.resolve();

/** @returns {Store} */
function store() {
  if (!first?.store) throw new Error("strikemap: await strikemap.ready first");
  return first.store;
}

/** What other scripts may use. */
const strikemap = {
  /** A layer of claims for any Leaflet map. @param {string} id of its data element */
  layer(id) {
    const claims = new Claims(id);
    first ??= claims;
    return claims;
  },
  /** Fills Strikemap's own page. @param {L.Map} map @param {Claims} claims @param {string} id */
  page(map, claims, id) {
    bundleIcons();
    filled = fillPage(map, claims, id);
    return filled;
  },
  /** Resolves when claims are drawn and can be filtered. */
  get ready() {
    return Promise.all([first?.ready, filled]);
  },
  /** The Leaflet map of the first layer. */
  get map() {
    return first?.map ?? null;
  },
  /** All claims, each with all fields. */
  claims() {
    const { table } = store();
    return table.rows.map((row) => table.claim(row));
  },
  /** Ids of the claims that are shown now. */
  visible() {
    const { table, visible } = store();
    return [...visible].map((row) => table.text(row, "claim_id"));
  },
  /** Sets the filter; kinds left out let all through. @param {Record<string, unknown>} filter */
  filter(filter = {}) {
    store().set(filter);
    return this.visible();
  },
  /** The filter now; `filter(state())` changes nothing. */
  state() {
    return structuredClone(store().filter);
  },
};

Object.assign(window, { strikemap });
