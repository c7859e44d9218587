/** @import { PageData, Place } from "./types" */
/** @import { drawMarks } from "./marks" */
/** @import { Part } from "./part" */
import { drawBase, outlinesOf } from "./base.js";
import { drawLabels, labelsOf } from "./labels.js";

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
