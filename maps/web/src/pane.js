/** @import { PageData, Place } from "./types" */
/** @import { Store } from "./store" */
/* global L */
import { drawBase, outlinesOf } from "./base.js";
import { drawLabels, labelsOf } from "./labels.js";
import { drawMarks } from "./marks.js";
import { Part } from "./part.js";
import { make } from "./dom.js";
import { motion } from "./view.js";

/** A map with its base, marks and names. @typedef {ReturnType<typeof paneOf>} Pane */

/**
 * Dresses a map whose marks are drawn.
 * @param {L.Map} map
 * @param {Part} part
 * @param {ReturnType<typeof drawMarks>} marks
 * @param {PageData} data
 * @param {(place: Place) => void} open
 */
export function paneOf(map, part, marks, data, open) {
  map.getContainer().setAttribute("role", "application");
  drawBase(map, data);
  marks.outline(outlinesOf(data.base));
  const label = drawLabels(map);
  return {
    map,
    part,
    marks,
    /** Puts names on what the marks show now. */
    name() {
      label(labelsOf(marks.shown(), marks.links(), data.labels, part.table.names, ({ place }) => open(place)));
    },
  };
}

/**
 * A map like another, that is a pane of its own.
 * @param {Pane} first
 * @param {Element} box that it goes into
 * @param {Store} store
 * @param {PageData} data
 * @param {(place: Place) => void} open
 */
export function paneLike({ map: like }, box, store, data, open) {
  const element = make("div", { class: "sm-second" });
  box.append(element);
  const options = { zoomSnap: like.options.zoomSnap, zoomControl: false, ...motion };
  const map = L.map(element, options).setView(like.getCenter(), like.getZoom());
  const part = new Part(store);
  return paneOf(map, part, drawMarks(map, part, open), data, open);
}
