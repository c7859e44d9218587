/** @import { Place } from "./types" */
/* global L */
import { columns, heading, verdicts } from "./detail.js";
import { drawMarks } from "./marks.js";
import { Part } from "./part.js";
import { Store } from "./store.js";
import { Table } from "./table.js";
import { blocksOf, unpackIndex } from "./unpack.js";

/**
 * The claims of a data element as a Leaflet layer. The data unpack while the page loads: `ready`
 * is a promise of the store. What is opened shows in a popup, unless `open` is set.
 */
export class Claims {
  /** @param {string} id of the data element */
  constructor(id) {
    /** @type {((place: Place) => void) | null} */
    this.open = null;
    /** @type {L.Map | null} */
    this.map = null;
    /** @type {Store | null} */
    this.store = null;
    /** What of the store is on the map. @type {Part | null} */
    this.part = null;
    /** @type {ReturnType<typeof drawMarks> | null} */
    this.marks = null;
    /** @type {Map<string, L.Layer>} */
    this.switches = new Map();
    /** Whether somebody else says when to draw. */
    this.held = false;
    this.ready = unpackIndex(id).then((index) => {
      this.store = new Store(new Table(index, blocksOf(id)));
      this.part = new Part(this.store);
      if (!this.held) this.draw();
      return this.store;
    });
  }

  /** @param {L.Map} map */
  addTo(map) {
    this.map = map;
    if (!this.held) this.draw();
    return this;
  }

  draw() {
    const { map, store, part } = this;
    if (!map || !store || !part || this.marks) return;
    const marks = drawMarks(map, part, (place) => this.show(place));
    this.marks = marks;
    store.watch(() => marks.update());
    store.watch(() => this.followSides());
  }

  /**
   * The layer of one side: on the map, the side's claims are shown. It draws nothing itself, for
   * a place has one mark for all sides.
   * @param {string} id
   */
  side(id) {
    const claims = this;
    const Switch = L.Layer.extend({
      onAdd: () => void claims.store?.show(id, true),
      onRemove: () => void claims.store?.show(id, false),
    });
    const layer = /** @type {L.Layer} */ (new /** @type {any} */ (Switch)());
    this.switches.set(id, layer);
    return layer;
  }

  /** Puts the sides' layers on the map or off it as the filter says. */
  followSides() {
    for (const [id, layer] of this.switches) {
      if (this.store?.shows(id)) this.map?.addLayer(layer);
      else this.map?.removeLayer(layer);
    }
  }

  /** @param {Place} place */
  async show(place) {
    const { map, store } = this;
    if (!map || !store) return;
    if (this.open) return this.open(place);
    const rows = store.between(place.first, place.last);
    const opened = await store.table.open(rows);
    const content = document.createElement("div");
    content.className = "strikemap sm-popup";
    content.append(heading(store.table, place, rows, "h2"), verdicts(opened) ?? "", columns(store.table, opened));
    L.popup({ maxWidth: 460, maxHeight: 360 })
      .setLatLng([place.lat, place.lon])
      .setContent(content)
      .openOn(map);
  }
}
