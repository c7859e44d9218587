/** @import { Share, Side } from "./types" */
import { drawn } from "./dom.js";

/** The lines of a tile of 5 by 5 pixels, as SVG writes a path. @type {Record<string, string>} */
const LINES = {
  rising: "M-1 1L1-1M0 5L5 0M4 6L6 4",
  falling: "M-1 4L1 6M0 0L5 5M4-1L6 1",
  rows: "M0 2.5H5",
  columns: "M2.5 0V5",
  grid: "M0 2.5H5M2.5 0V5",
  lattice: "M-1 1L1-1M0 5L5 0M4 6L6 4M-1 4L1 6M0 0L5 5M4-1L6 1",
  dots: "M2.5 2.5h0.01",
};
const TILE = 5;
const SHARP = 4; // tiles are painted this much finer than they are shown
const BAND = 9;

/** @param {Side} side @returns {{ lines: string, ink: string, width: number } | null} */
function lines({ pattern, colour }) {
  if (!(pattern in LINES)) return null;
  return { lines: LINES[pattern], ink: isDark(colour) ? "#ffffff" : "#1b1f24", width: pattern === "dots" ? 2.4 : 1.1 };
}

/** @param {string} colour as #rrggbb */
function isDark(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.3 * red + 0.59 * green + 0.11 * blue < 140;
}

/** @type {Map<string, CanvasPattern | string>} */
const fills = new Map();

/**
 * What a side's marks are filled with: its colour, under the lines of its pattern.
 * @param {CanvasRenderingContext2D} context
 * @param {Side} side
 */
export function fillOf(context, side) {
  const look = lines(side);
  if (!look) return side.colour;
  return tiled(context, `${side.pattern} ${side.colour}`, TILE, TILE, new DOMMatrix(), (tile) => {
    tile.fillStyle = side.colour;
    tile.fillRect(0, 0, TILE, TILE);
    tile.lineWidth = look.width;
    tile.lineCap = "round";
    tile.strokeStyle = look.ink;
    tile.globalAlpha = 0.8;
    tile.stroke(new Path2D(look.lines));
  });
}

/**
 * What an area of some sides is filled with: bands in their colours.
 * @param {CanvasRenderingContext2D} context
 * @param {Share[]} shares
 */
export function bandsOf(context, shares) {
  const colours = shares.map(({ side }) => side.colour);
  if (colours.length === 1) return colours[0];
  const turned = new DOMMatrix().rotate(45);
  return tiled(context, colours.join(), BAND * colours.length, BAND, turned, (tile) => {
    colours.forEach((colour, i) => {
      tile.fillStyle = colour;
      tile.fillRect(i * BAND, 0, BAND, BAND);
    });
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} key
 * @param {number} width
 * @param {number} height
 * @param {DOMMatrix} turned
 * @param {(tile: CanvasRenderingContext2D) => void} paint
 * @returns {CanvasPattern | string}
 */
function tiled(context, key, width, height, turned, paint) {
  const known = fills.get(key);
  if (known) return known;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SHARP, height * SHARP];
  const tile = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  tile.scale(SHARP, SHARP);
  paint(tile);
  const pattern = /** @type {CanvasPattern} */ (context.createPattern(canvas, "repeat"));
  pattern.setTransform(turned.scale(1 / SHARP));
  fills.set(key, pattern);
  return pattern;
}

/** Pixels of a pattern in a unit of a glyph, which is two units high. */
const SCALE = 0.16;

/** The lines of a side's pattern as a fill of SVG, or "" for a plain side. @param {Side} side */
export function patternOf(side) {
  const look = lines(side);
  if (!look) return "";
  const id = `sm-pattern-${side.pattern}-${look.ink.slice(1)}`;
  if (!document.getElementById(id)) {
    const pattern = drawn("pattern", {
      id, width: String(TILE), height: String(TILE), patternUnits: "userSpaceOnUse", patternTransform: `scale(${SCALE})`,
    });
    pattern.append(
      drawn("path", { d: look.lines, stroke: look.ink, "stroke-width": String(look.width), "stroke-linecap": "round", "stroke-opacity": "0.8" }),
    );
    const svg = drawn("svg", { width: "0", height: "0", class: "sm-patterns", "aria-hidden": "true" });
    svg.append(pattern);
    document.body.append(svg);
  }
  return `url(#${id})`;
}
