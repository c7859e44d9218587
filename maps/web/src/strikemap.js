/** @import { Store } from "./store" */
/* global L */
import { bundleIcons } from "./icons.js";
import { painted } from "./dom.js";
import { Claims } from "./layer.js";
import { fillPage } from "./page.js";
import { motion } from "./view.js";

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
  /** Options of a Leaflet map for how much motion the reader wants. */
  motion,
  /** A layer of claims for any Leaflet map. @param {string} id of its data element */
  layer(id) {
    const claims = new Claims(id);
    first ??= claims;
    return claims;
  },
  /** Fills Strikemap's own page. @param {L.Map} map @param {Claims} claims @param {string} id @param {[number, number, number, number]} box of the theatre */
  page(map, claims, id, box) {
    bundleIcons();
    claims.held = true;
    filled = fillPage(map, claims, id, box);
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
  /** All claims with all fields, as they were read. */
  async claims() {
    const { table } = store();
    return table.details(table.asRead(table.rows));
  },
  /** Ids of the claims that are shown when the search that runs is done, as they were read. */
  async visible() {
    await store().settled;
    const { table, visible } = store();
    return (await table.details(table.asRead(visible))).map((claim) => claim.claim_id);
  },
  /** Sets the filter; kinds left out let all through. Resolves when all is searched and drawn, with
   * how many claims are shown. @param {Record<string, unknown>} filter */
  async filter(filter = {}) {
    store().set(filter);
    await store().settled;
    await painted();
    return store().count;
  },
  /** The filter now; `filter(state())` changes nothing. */
  state() {
    return structuredClone(store().filter);
  },
};

Object.assign(window, { strikemap });
