/** @import { Place, Share } from "./types" */
/** @import { ShownLink } from "./links" */
/** @import { Part } from "./part" */
/* global L */
import { free, make } from "./dom.js";
import { drawLinks } from "./links.js";
import { drawArea, drawRow, glyph, markRadius } from "./shapes.js";
import { stampMark } from "./stamps.js";
import { sharesOf } from "./table.js";
import { placeName, plural } from "./words.js";

/** Whether a path may be painted now: Leaflet's canvas calls `_updatePath` only to be told so.
 * @param {any} path @returns {CanvasRenderingContext2D | null} */
const canvasOf = (path) => (path._renderer._drawing && !path._empty?.() ? path._renderer._ctx : null);

const CIRCLE_FILL = 0.09;
const OUTLINE_FILL = 0.17;
const SMALLEST_RING = 13; // pixels: a smaller one could be neither seen nor met
const RING_ROOM = 5;
const WIDE = 200; // pixels: a wider area has a fainter fill, for its line tells more then

/** @param {number} strength @param {number} radius in pixels */
const faded = (strength, radius) => strength * Math.min(1, WIDE / radius);

/** @returns {Record<string, any>} paths that paint themselves; made late, when Leaflet is there */
function paths() {
  const Mark = L.CircleMarker.extend({
    /** @this {any} */
    _updatePath() {
      const context = canvasOf(this);
      if (context) stampMark(context, this._point, this._radius, this.shares);
    },
  });
  const Area = L.Circle.extend({
    /** @this {any} */
    _updatePath() {
      const context = canvasOf(this);
      if (!context) return;
      const { x, y } = this._point;
      context.beginPath();
      context.ellipse(x, y, this._radius, this._radiusY, 0, 0, 2 * Math.PI);
      drawArea(context, this.shares, faded(CIRCLE_FILL, this._radius));
    },
  });
  const Ring = Area.extend({
    /** @this {any} */
    _project() {
      /** @type {any} */ (L.Circle.prototype)._project.call(this);
      const least = Math.max(SMALLEST_RING, (this.mark?.shares.length ? this.mark._radius : 0) + RING_ROOM);
      [this._radius, this._radiusY] = [Math.max(this._radius, least), Math.max(this._radiusY, least)];
      this._updateBounds();
    },
    /** @this {any} */
    _updatePath() {
      /** @type {any} */ (Area.prototype)._updatePath.call(this);
      const context = canvasOf(this);
      if (context && this._radius < 2 * SMALLEST_RING) drawRow(context, this._point, this.shares);
    },
  });
  const Outline = L.Polygon.extend({
    /** @this {any} */
    _updatePath() {
      const context = canvasOf(this);
      if (!context) return;
      context.beginPath();
      for (const ring of this._parts) {
        for (const { x, y } of ring) context.lineTo(x, y);
        context.closePath();
      }
      drawArea(context, this.shares, faded(OUTLINE_FILL, this._pxBounds.getSize().x / 2));
    },
  });
  return { Mark, Area, Ring, Outline };
}

/** A place with the claims of it that are shown now; `spots` are where its name may stand.
 * @typedef {{ place: Place, count: number, shares: Share[], radius: number, outlined: boolean,
 *   spots: L.LatLngExpression[] }} Shown */

/**
 * Draws the shown claims: one mark a place, areas below them as circles, or in their outlines where
 * they are known.
 * @param {L.Map} map
 * @param {Part} part
 * @param {(place: Place) => void} open
 */
export function drawMarks(map, part, open) {
  const { table } = part;
  const sides = [...table.sides.values()];
  const { Mark, Area, Ring, Outline } = paths();
  const renderer = L.canvas({ padding: 0.1, tolerance: 3 });
  const areas = table.places.filter((place) => place.area).sort((a, b) => b.radius - a.radius);
  const points = table.places.filter((place) => !place.area).sort((a, b) => b.last - b.first - (a.last - a.first));

  /** @param {Place} place @param {any} path */
  const prepared = (place, path) => {
    path.shares = [];
    path.on("click", () => open(place));
    path.bindTooltip(() => tooltip(place, path.shares), { sticky: place.area, className: "sm-tooltip" });
    return { place, path };
  };
  const look = { renderer, bubblingMouseEvents: false };
  const marks = points.map((place) => prepared(place, new Mark([place.lat, place.lon], look)));
  const at = new Map(marks.map(({ place, path }) => [`${place.lat} ${place.lon}`, path]));
  /** @param {Place} place */
  const circle = (place) => {
    const near = place.precision === "near";
    const interactive = place.precision !== "country";
    const path = new (near ? Ring : Area)([place.lat, place.lon], { ...look, interactive, radius: place.radius });
    path.mark = at.get(`${place.lat} ${place.lon}`);
    return prepared(place, path);
  };
  const drawn = [...areas.map(circle), ...marks];
  const links = drawLinks(map, part, renderer, open);

  /** @type {Shown[]} */
  let shown = [];
  /** @type {ShownLink[]} */
  let linked = [];
  const update = () => {
    shown = [];
    const { counts, denials } = part.tally();
    for (const { place, path } of drawn) path.shares = sharesOf(sides, counts, denials, place.number * sides.length);
    for (const { place, path } of drawn) {
      if (path.shares.length === 0) {
        path.remove();
        continue;
      }
      const radius = markRadius(path.shares, table.most);
      if (!place.area) path.setRadius(radius);
      if (map.hasLayer(path)) path.redraw();
      else path.addTo(map);
      const count = path.shares.reduce((/** @type {number} */ sum, /** @type {Share} */ share) => sum + share.count, 0);
      shown.push({ place, count, shares: path.shares, radius, outlined: path instanceof Outline, spots: (path.spots ??= spotsOf(place, path)) });
    }
    linked = links.update();
    order();
  };
  // A path that comes back is painted last: put areas below marks again, the large ones lowest.
  const order = () => {
    drawn.forEach(({ path }, i) => {
      if (i === areas.length) links.bringToFront();
      if (map.hasLayer(path)) path.bringToFront();
    });
  };
  return {
    update,
    shown: () => shown,
    links: () => linked,
    remove() {
      drawn.forEach(({ path }) => path.remove());
      links.remove();
    },
    /**
     * Draws the areas of governorates and districts in their outlines. Words that cover more than
     * the place ("about Aleppo province") keep their circle.
     * @param {Map<string, L.LatLng[][]>} outlines by place id
     */
    outline(outlines) {
      const own = new Map(areas.filter(({ precision }) => OUTLINED.has(precision)).map((place) => [place.place_id, place]));
      drawn.forEach(({ place, path }, i) => {
        const rings = own.get(place.place_id) === place && outlines.get(place.place_id);
        if (!rings) return;
        path.remove();
        drawn[i] = prepared(place, new Outline(rings, { ...look, noClip: true }));
      });
      update();
    },
  };
}

/** The precisions whose areas may have an outline. */
const OUTLINED = new Set(["governorate", "district"]);
const DEGREE = 111_320; // metres of latitude

/** Where the name of a place may stand, the best first. @param {Place} place @param {any} path @returns {L.LatLngExpression[]} */
function spotsOf({ lat, lon, radius, area }, path) {
  if (!area) return [[lat, lon]];
  if (!path.getLatLngs) {
    const [up, across] = [radius / DEGREE, radius / DEGREE / Math.cos((lat * Math.PI) / 180)];
    return [[lat + up, lon], [lat - up, lon], [lat, lon + across], [lat, lon - across]];
  }
  const corners = path.getLatLngs().flat(Infinity);
  const most = (/** @type {(corner: L.LatLng) => number} */ value) =>
    corners.reduce((/** @type {L.LatLng} */ a, /** @type {L.LatLng} */ b) => (value(b) > value(a) ? b : a));
  return [most((c) => c.lat), most((c) => -c.lat), most((c) => c.lng), most((c) => -c.lng)];
}

/** @param {Place} place @param {Share[]} shares */
function tooltip(place, shares) {
  const lines = shares.map(({ side, count, denies }) =>
    make("div", {}, glyph(side, denies), free("span", side.label), ` ${plural(count, "claim")}`),
  );
  return make("div", {}, free("strong", placeName(place)), ...lines);
}
