/** @import { Place, Share } from "./types" */
/** @import { Store } from "./store" */
/* global L */
import { free, make } from "./dom.js";
import { drawArea, drawMark, glyph, markRadius } from "./shapes.js";
import { sharesOf } from "./table.js";
import { placeName, plural } from "./words.js";

/** Whether a path may be painted now: Leaflet's canvas calls `_updatePath` only to be told so.
 * @param {any} path @returns {CanvasRenderingContext2D | null} */
const canvasOf = (path) => (path._renderer._drawing && !path._empty() ? path._renderer._ctx : null);

/** @returns {{ Mark: any, Area: any }} paths that paint themselves; made late, when Leaflet is there */
function paths() {
  const Mark = L.CircleMarker.extend({
    /** @this {any} */
    _updatePath() {
      const context = canvasOf(this);
      if (context) drawMark(context, this._point, this._radius, this.shares);
    },
  });
  const Area = L.Circle.extend({
    /** @this {any} */
    _updatePath() {
      const context = canvasOf(this);
      if (context) drawArea(context, this._point, this._radius, this._radiusY, this.shares);
    },
  });
  return { Mark, Area };
}

/** A place with the claims of it that are shown now.
 * @typedef {{ place: Place, count: number, shares: Share[], radius: number }} Shown */

/**
 * Draws the shown claims of a store: one mark a place, areas as circles below them.
 * @param {L.Map} map
 * @param {Store} store
 * @param {(place: Place) => void} open
 */
export function drawMarks(map, store, open) {
  const { table } = store;
  const sides = [...table.sides.values()];
  const { Mark, Area } = paths();
  const renderer = L.canvas({ padding: 0.3, tolerance: 3 });
  const areas = table.places.filter((place) => place.area).sort((a, b) => b.radius - a.radius);
  const points = table.places.filter((place) => !place.area).sort((a, b) => b.last - b.first - (a.last - a.first));
  const drawn = [...areas, ...points].map((place) => {
    const options = { renderer, radius: place.area ? place.radius : 8, bubblingMouseEvents: false };
    const path = place.area
      ? new Area([place.lat, place.lon], { ...options, interactive: place.precision !== "country" })
      : new Mark([place.lat, place.lon], options);
    path.on("click", () => open(place));
    path.bindTooltip(() => tooltip(place, path.shares), { sticky: place.area, className: "sm-tooltip" });
    return { place, path };
  });

  /** @type {Shown[]} */
  let shown = [];
  const update = () => {
    shown = [];
    const { counts, denials } = store.tally();
    for (const { place, path } of drawn) {
      path.shares = sharesOf(sides, counts, denials, place.number * sides.length);
      if (path.shares.length === 0) {
        path.remove();
        continue;
      }
      const radius = markRadius(path.shares);
      if (!place.area) path.setRadius(radius);
      if (map.hasLayer(path)) path.redraw();
      else path.addTo(map);
      const count = path.shares.reduce((/** @type {number} */ sum, /** @type {Share} */ share) => sum + share.count, 0);
      shown.push({ place, count, shares: path.shares, radius });
    }
    order();
  };
  // A path that comes back is painted last: put areas below marks again, the large ones lowest.
  const order = () => {
    for (const { path } of drawn) if (map.hasLayer(path)) path.bringToFront();
  };
  return {
    update,
    shown: () => shown,
    remove: () => drawn.forEach(({ path }) => path.remove()),
  };
}

/** @param {Place} place @param {Share[]} shares */
function tooltip(place, shares) {
  const lines = shares.map(({ side, count, denies }) =>
    make("div", {}, glyph(side, denies), free("span", side.label), ` ${plural(count, "claim")}`),
  );
  return make("div", {}, free("strong", placeName(place)), ...lines);
}
