/** @import { Share, Side } from "./types" */
import { drawn } from "./dom.js";
import { bandsOf, fillOf, patternOf } from "./patterns.js";

const INK = "#1b1f24";
const PAPER = "#ffffff";

/** @param {number} count @param {number} turn @returns {[number, number][]} corners on the unit circle */
function regular(count, turn = -Math.PI / 2) {
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count;
    return [Math.cos(angle), Math.sin(angle)];
  });
}

/** @type {Record<string, [number, number][]>} */
const OUTLINES = {
  circle: regular(32),
  square: regular(4, -Math.PI / 4),
  diamond: regular(4),
  triangle: regular(3),
  wedge: regular(3, Math.PI / 2),
  pentagon: regular(5),
  hexagon: regular(6, 0),
  plus: [
    [-0.36, -0.95], [0.36, -0.95], [0.36, -0.36], [0.95, -0.36], [0.95, 0.36], [0.36, 0.36],
    [0.36, 0.95], [-0.36, 0.95], [-0.36, 0.36], [-0.95, 0.36], [-0.95, -0.36], [-0.36, -0.36],
  ],
};

/** @param {string} shape */
const outline = (shape) => OUTLINES[shape] ?? OUTLINES.circle;

/** @param {CanvasRenderingContext2D} context @param {string} shape @param {number} x @param {number} y @param {number} radius */
function trace(context, shape, x, y, radius) {
  context.beginPath();
  for (const [dx, dy] of outline(shape)) context.lineTo(x + dx * radius, y + dy * radius);
  context.closePath();
}

const LARGEST = 24;

/**
 * The radius of a mark in pixels; its area grows with the claims.
 * @param {Share[]} shares
 * @param {number} most claims that any place of the map has: it gets the largest mark
 */
export function markRadius(shares, most) {
  const count = shares.reduce((sum, share) => sum + share.count, 0);
  const least = shares.length > 1 ? 9 : 5;
  return least + Math.min(3, (LARGEST - 9) / Math.sqrt(most)) * Math.sqrt(count);
}

/**
 * One mark: a side's own shape, or a disc split between the sides, each with its shape in it.
 * A side that only denies is left hollow.
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number }} at
 * @param {number} radius
 * @param {Share[]} shares
 */
export function drawMark(context, { x, y }, radius, shares) {
  const inner = radius - 2;
  context.save();
  context.setLineDash([]);
  context.lineJoin = "round";
  trace(context, shares.length > 1 ? "circle" : shares[0].side.shape, x, y, inner);
  context.lineWidth = 4;
  context.strokeStyle = PAPER;
  context.stroke();
  if (shares.length === 1) {
    const { side, denies } = shares[0];
    context.fillStyle = denies ? PAPER : fillOf(context, side);
    context.fill();
    if (denies) {
      context.lineWidth = 3;
      context.strokeStyle = side.colour;
      context.stroke();
    }
  } else {
    drawSectors(context, x, y, inner, shares);
    trace(context, "circle", x, y, inner);
  }
  context.lineWidth = 1;
  context.strokeStyle = INK;
  context.stroke();
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius @param {Share[]} shares */
function drawSectors(context, x, y, radius, shares) {
  const step = (2 * Math.PI) / shares.length;
  shares.forEach(({ side, denies }, i) => {
    const from = -Math.PI / 2 - step / 2 + i * step;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, from, from + step);
    context.closePath();
    context.fillStyle = denies ? PAPER : fillOf(context, side);
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = PAPER;
    context.stroke();
    const middle = from + step / 2;
    const size = Math.min(0.34, 0.8 / shares.length) * radius;
    trace(context, side.shape, x + Math.cos(middle) * radius * 0.56, y + Math.sin(middle) * radius * 0.56, size);
    context.fillStyle = denies ? side.colour : PAPER;
    context.fill();
    context.lineWidth = 0.75;
    context.strokeStyle = INK;
    context.stroke();
  });
}

/**
 * An area whose outline the context has as its path: a light fill in the sides' colours, and a line
 * whose dashes take them in turn.
 * @param {CanvasRenderingContext2D} context
 * @param {Share[]} shares
 * @param {number} strength of the fill, 0 to 1
 */
export function drawArea(context, shares, strength) {
  const [dash, gap] = [9, 5];
  context.save();
  context.globalAlpha = strength;
  context.fillStyle = bandsOf(context, shares);
  context.fill("evenodd");
  context.globalAlpha = 1;
  context.lineWidth = 4;
  context.strokeStyle = "rgb(27 31 36 / 12%)";
  context.stroke();
  context.lineWidth = 2;
  shares.forEach(({ side }, i) => {
    context.setLineDash([dash, shares.length * (dash + gap) - dash]);
    context.lineDashOffset = -i * (dash + gap);
    context.strokeStyle = side.colour;
    context.stroke();
  });
  context.restore();
}

/**
 * The shapes of some sides in a row, with nothing that marks the spot between them.
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number }} at the middle
 * @param {Share[]} shares
 */
export function drawRow(context, { x, y }, shares) {
  const [size, step] = [4.5, 10];
  context.save();
  context.setLineDash([]);
  shares.forEach(({ side, denies }, i) => {
    trace(context, side.shape, x + (i - (shares.length - 1) / 2) * step, y, size);
    context.lineWidth = 3;
    context.strokeStyle = PAPER;
    context.stroke();
    context.fillStyle = denies ? PAPER : side.colour;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = denies ? side.colour : INK;
    context.stroke();
  });
  context.restore();
}

/** A side's shape in its colour and pattern, for lists and the legend. @param {Side} side @param {boolean} [hollow] */
export function glyph(side, hollow = false) {
  const svg = drawn("svg", { viewBox: "-1.3 -1.3 2.6 2.6", class: "sm-glyph", "aria-hidden": "true" });
  const points = outline(side.shape).map((point) => point.join()).join(" ");
  const pattern = hollow ? "" : patternOf(side);
  svg.append(drawn("polygon", { points, fill: hollow ? PAPER : side.colour }));
  if (pattern) svg.append(drawn("polygon", { points, fill: pattern }));
  const line = drawn("polygon", { points, fill: "none", class: hollow ? "sm-hollow" : "sm-filled" });
  if (hollow) line.setAttribute("stroke", side.colour);
  svg.append(line);
  return svg;
}
