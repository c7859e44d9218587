/** @import { Shown } from "./marks" */
/** @import { Table } from "./table" */
import { free, make } from "./dom.js";
import { drawMark, glyph } from "./shapes.js";

/** What the marks mean, without what is not on the map. @param {Element} box @param {Table} table @param {Shown[]} shown */
export function drawLegend(box, table, shown) {
  const there = new Set(shown.flatMap(({ shares }) => shares.map(({ side }) => side.id)));
  const sides = [...table.sides.values()].filter(({ id }) => there.has(id));
  const points = shown.filter(({ place }) => !place.area);
  const split = points.find(({ shares }) => shares.length > 1);
  const rows = sides.map((side) => make("li", {}, glyph(side), free("span", side.label)));
  if (split) rows.push(make("li", {}, sample(split), make("span", {}, "several sides claim the place")));
  if (points.length > 1) rows.push(make("li", {}, make("span", { class: "sm-sizes" }), make("span", {}, "larger: more claims")));
  const hollow = shown.flatMap(({ shares }) => shares).find(({ denies }) => denies);
  if (hollow) rows.push(make("li", {}, glyph(hollow.side, true), make("span", {}, "hollow: the side only denies")));
  if (shown.some(({ place }) => place.area)) {
    rows.push(make("li", {}, make("span", { class: "sm-ring" }), make("span", {}, "somewhere in this area; not an outline")));
  }
  box.replaceChildren(...rows);
}

/** @param {Shown} shown */
function sample({ shares }) {
  const canvas = /** @type {HTMLCanvasElement} */ (make("canvas", { width: "44", height: "44", class: "sm-glyph" }));
  const context = canvas.getContext("2d");
  if (context) drawMark(context, { x: 22, y: 22 }, 21, shares);
  return canvas;
}
