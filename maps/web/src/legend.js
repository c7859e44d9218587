/** @import { ShownLink } from "./links" */
/** @import { Shown } from "./marks" */
/** @import { Table } from "./table" */
import { drawn, free, make } from "./dom.js";
import { drawMark, glyph } from "./shapes.js";

/** What a legend says now. @type {WeakMap<Element, string>} */
const said = new WeakMap();

/**
 * What is on the map means, without what is not on it.
 * @param {Element} box
 * @param {Table} table
 * @param {Shown[]} shown
 * @param {ShownLink[]} links
 */
export function drawLegend(box, table, shown, links) {
  const shares = shown.flatMap((one) => one.shares);
  const there = new Set(shares.map(({ side }) => side.id));
  const sides = [...table.sides.values()].filter(({ id }) => there.has(id));
  const points = shown.filter(({ place }) => !place.area);
  const circles = shown.filter(({ place, outlined }) => place.area && !outlined);
  const split = points.find((one) => one.shares.length > 1);
  const hollow = shares.find(({ denies }) => denies);
  /** @type {[boolean, () => Element, string][]} */
  const rows = [
    [Boolean(split), () => sample(/** @type {Shown} */ (split)), "several sides claim the place"],
    [points.length > 1, () => make("span", { class: "sm-sizes" }), "larger: more claims"],
    [Boolean(hollow), () => glyph(/** @type {any} */ (hollow).side, true), "hollow: the side only denies"],
    [circles.some(({ place }) => place.precision === "near"), () => ring("5"), "near the place, within the dashed circle"],
    [circles.some(({ place }) => place.precision !== "near"), () => ring("9.5"), "somewhere in this area; the circle is no outline"],
    [shown.some(({ outlined }) => outlined), outline, "somewhere in this governorate or district"],
    [links.length > 0, line, "from where it was said to be to where it was geolocated"],
  ];
  const says = JSON.stringify([sides, rows.map(([is]) => is), split?.shares.map(({ side, denies }) => [side.id, denies]), hollow?.side]);
  if (said.get(box) === says) return;
  said.set(box, says);
  box.replaceChildren(
    ...sides.map((side) => make("li", {}, glyph(side), free("span", side.label))),
    ...rows.filter(([is]) => is).map(([, sign, words]) => make("li", {}, sign(), make("span", {}, words))),
  );
}

/** @param {Shown} shown */
function sample({ shares }) {
  const canvas = /** @type {HTMLCanvasElement} */ (make("canvas", { width: "44", height: "44", class: "sm-glyph" }));
  const context = canvas.getContext("2d");
  if (context) drawMark(context, { x: 22, y: 22 }, 21, shares);
  return canvas;
}

/** @param {...Element} parts */
function sign(...parts) {
  const svg = drawn("svg", { viewBox: "0 0 22 22", class: "sm-glyph sm-sign", "aria-hidden": "true" });
  svg.append(...parts);
  return svg;
}

/** @param {string} r */
const ring = (r) => sign(drawn("circle", { cx: "11", cy: "11", r, "stroke-dasharray": "3.5 2.5" }));

const outline = () =>
  sign(drawn("path", { d: "M3 6 9 2l5 3 6-1-1 9-5 6-7-1-5-4z", "fill-opacity": "0.2", "stroke-dasharray": "3.5 2.5" }));

const line = () =>
  sign(
    drawn("path", { d: "M3 18 16 6", "stroke-dasharray": "0.5 4", "stroke-linecap": "round" }),
    drawn("circle", { cx: "17.5", cy: "4.5", r: "2.6" }),
  );
