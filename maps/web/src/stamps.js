/** @import { Share } from "./types" */
/* global L */
import { drawMark } from "./shapes.js";

const KEPT = 600;
const ROOM = 3; // pixels about a mark for its outline

/** Marks painted once, by what they look like. @type {Map<string, HTMLCanvasElement>} */
const stamps = new Map();

/**
 * A mark as `drawMark` draws it, its radius rounded to half a pixel: many places share a look, and a
 * picture is put down much faster than its sectors are filled.
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number }} at
 * @param {number} radius
 * @param {Share[]} shares
 */
export function stampMark(context, { x, y }, radius, shares) {
  const rounded = Math.round(radius * 2) / 2;
  const half = Math.ceil(rounded) + ROOM;
  const look = [rounded, ...shares.map(({ side, denies }) => side.id + (denies ? " denies" : ""))].join("|");
  const stamp = stamps.get(look) ?? made(look, half, rounded, shares);
  context.drawImage(stamp, x - half, y - half, 2 * half, 2 * half);
}

/** @param {string} look @param {number} half @param {number} radius @param {Share[]} shares */
function made(look, half, radius, shares) {
  const scale = L.Browser.retina ? 2 : 1;
  const stamp = document.createElement("canvas");
  stamp.width = stamp.height = 2 * half * scale;
  const context = /** @type {CanvasRenderingContext2D} */ (stamp.getContext("2d"));
  context.scale(scale, scale);
  drawMark(context, { x: half, y: half }, radius, shares);
  if (stamps.size >= KEPT) stamps.delete(/** @type {string} */ (stamps.keys().next().value));
  stamps.set(look, stamp);
  return stamp;
}
