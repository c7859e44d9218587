/** @import { Side } from "./types" */
import { fillOf } from "./patterns.js";

const FADED = 0.25;
const GAP = 4; // pixels of a bin above which bins stand apart

/**
 * Bars of claims, stacked by side, in the middle of the chosen days strong, outside them faint.
 * @param {HTMLCanvasElement} canvas filled to its size on the page
 * @param {number[]} edges where the bins start, and the day after the last
 * @param {Uint32Array} counts `[bin * sides + side]`
 * @param {Side[]} sides
 * @param {{ first: number, last: number }} chosen days
 */
export function drawBars(canvas, edges, counts, sides, { first, last }) {
  const scale = devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = canvas;
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(scale, scale);
  const bins = edges.length - 1;
  const most = totals(counts, sides.length).reduce((a, b) => Math.max(a, b), 1);
  const x = (/** @type {number} */ day) => ((day - edges[0]) / (edges[bins] - edges[0])) * width;
  for (let bin = 0; bin < bins; bin += 1) {
    const [left, right] = [x(edges[bin]), x(edges[bin + 1])];
    context.globalAlpha = edges[bin] <= last && edges[bin + 1] > first ? 1 : FADED;
    let y = height;
    sides.forEach((side, at) => {
      const size = (counts[bin * sides.length + at] / most) * height;
      if (size === 0) return;
      context.fillStyle = fillOf(context, side);
      context.fillRect(left, y - size, Math.max(1, right - left - Number(right - left > GAP)), size);
      y -= size;
    });
  }
}

/** All sides' claims of each bin. @param {Uint32Array} counts @param {number} sides */
export function totals(counts, sides) {
  return Array.from({ length: sides ? counts.length / sides : 0 }, (_, bin) =>
    counts.subarray(bin * sides, (bin + 1) * sides).reduce((sum, count) => sum + count, 0),
  );
}
