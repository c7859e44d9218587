/** @import { Side } from "./types" */
import { fillOf } from "./patterns.js";

const FADED = 0.25;
const GAP = 4; // pixels of a bin above which bins stand apart

/** Makes a canvas as fine as the screen. @param {HTMLCanvasElement} canvas */
export function fit(canvas) {
  const { width, height } = canvas.getBoundingClientRect();
  [canvas.width, canvas.height] = [width, height].map((size) => Math.round(size * devicePixelRatio));
}

/**
 * Bars of claims, stacked by side: those of the chosen days strong, the others faint.
 * @param {HTMLCanvasElement} canvas
 * @param {number[]} edges where the bins start, and the day after the last
 * @param {Uint32Array} counts `[bin * sides + side]`
 * @param {Side[]} sides
 * @param {{ first: number, last: number }} chosen days
 */
export function drawBars(canvas, edges, counts, sides, { first, last }) {
  const context = canvas.getContext("2d");
  if (!context) return;
  const [width, height] = [canvas.width, canvas.height].map((size) => size / devicePixelRatio);
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  const bins = edges.length - 1;
  const most = totals(counts, sides.length).reduce((a, b) => Math.max(a, b), 1);
  const x = edges.map((day) => ((day - edges[0]) / (edges[bins] - edges[0])) * width);
  const tops = new Float64Array(bins).fill(height);
  sides.forEach((side, at) => {
    const [strong, faint] = [new Path2D(), new Path2D()];
    for (let bin = 0; bin < bins; bin += 1) {
      const size = (counts[bin * sides.length + at] / most) * height;
      if (size === 0) continue;
      tops[bin] -= size;
      const room = x[bin + 1] - x[bin];
      (edges[bin] <= last && edges[bin + 1] > first ? strong : faint).rect(x[bin], tops[bin], Math.max(1, room - Number(room > GAP)), size);
    }
    context.fillStyle = fillOf(context, side);
    context.globalAlpha = 1;
    context.fill(strong);
    context.globalAlpha = FADED;
    context.fill(faint);
  });
}

/** All sides' claims of each bin. @param {Uint32Array} counts @param {number} sides */
export function totals(counts, sides) {
  return Array.from({ length: sides ? counts.length / sides : 0 }, (_, bin) =>
    counts.subarray(bin * sides, (bin + 1) * sides).reduce((sum, count) => sum + count, 0),
  );
}
