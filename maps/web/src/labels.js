/** @import { BaseLabel, Share } from "./types" */
/** @import { ShownLink } from "./links" */
/** @import { Shown } from "./marks" */
/* global L */
import { make } from "./dom.js";
import { glyph } from "./shapes.js";
import { kilometres, placeName } from "./words.js";

/**
 * A name on the map, at the first of its spots that has room.
 * @typedef {{ key: string, name: string, alt: string, spots: L.LatLngExpression[],
 *   kind: string, offset: number, shares: Share[], open?: () => void }} Label
 */

/**
 * Names for what is shown first, then of the base map where there is room.
 * @param {Shown[]} shown
 * @param {ShownLink[]} links
 * @param {BaseLabel[]} base
 * @param {Map<string, string[]>} names the local one first, by place id
 * @param {(shown: Shown) => void} open
 * @returns {Label[]} the most important first
 */
export function labelsOf(shown, links, base, names, open) {
  const own = shown
    .slice()
    .sort((a, b) => Number(b.place.area) - Number(a.place.area) || b.count - a.count)
    .map((entry) => {
      const { place, count, radius, spots, shares } = entry;
      return {
        key: place.key,
        name: place.area ? `${placeName(place)} · ${count}` : place.name,
        alt: names.get(place.place_id)?.[0] ?? "",
        spots,
        shares: place.area ? shares : [],
        kind: place.area ? "area" : "mark",
        offset: place.area ? 0 : radius + 2,
        open: place.area ? () => open(entry) : undefined,
      };
    });
  const named = new Set(shown.map(({ place }) => place.place_id));
  const rest = base
    .filter((label) => !named.has(label.place_id))
    .map(({ place_id, name, alt, lat, lon, kind }) => ({
      key: `base ${place_id || name}`, name, alt, spots: [L.latLng(lat, lon)], kind, offset: 0, shares: [],
    }));
  return [...links.map(lengthOf), ...own, ...rest];
}

/** The length of a line, at its middle. @param {ShownLink} link @returns {Label} */
const lengthOf = ({ key, from, to, metres }) => ({
  key: `link ${key}`,
  name: kilometres(metres),
  alt: "",
  spots: [[(from.lat + to.lat) / 2, (from.lon + to.lon) / 2]],
  kind: "link",
  offset: 0,
  shares: [],
});

/** @typedef {{ left: number, top: number, right: number, bottom: number, key: string }} Box */

/** @param {Box} a @param {Box} b */
const overlap = (a, b) =>
  a.key !== b.key && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const CENTRED = new Set(["area", "governorate", "country", "link"]);
const NARROWEST = 4; // pixels that a letter takes at least

/**
 * Measures names without laying out the page: by a canvas, in the fonts that the page's CSS has.
 * @param {HTMLElement} pane
 * @returns {(label: Label) => [width: number, height: number]} in pixels
 */
function ruler(pane) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** @type {Map<string, { font: string, em: number, spacing: number, padding: number, height: number }>} */
  const kinds = new Map();
  const kindOf = (/** @type {string} */ kind) => {
    const probe = make("span", { class: `sm-label sm-label-${kind}` }, "x");
    pane.append(probe);
    const { font, fontSize, letterSpacing, paddingLeft } = getComputedStyle(probe);
    const em = parseFloat(fontSize);
    const found = { font, em, spacing: parseFloat(letterSpacing) || 0, padding: parseFloat(paddingLeft), height: probe.offsetHeight };
    probe.remove();
    kinds.set(kind, found);
    return found;
  };
  /** @type {Map<string, number>} */
  const widths = new Map();
  return ({ name, alt, kind, shares }) => {
    const { font, em, spacing, padding, height } = kinds.get(kind) ?? kindOf(kind);
    const key = [kind, name, alt].join("|");
    let width = widths.get(key);
    if (width === undefined) {
      context.font = font;
      const text = kind === "country" ? name.toUpperCase() : name;
      const second = alt ? context.measureText(alt).width + 0.4 * em : 0;
      width = context.measureText(text).width + second + spacing * (text.length + alt.length) + 2 * padding;
      widths.set(key, width);
    }
    return [width + shares.length * 1.5 * em, height];
  };
}

/**
 * Keeps names on a map, without those that would lie over a mark or a more important name.
 * @param {L.Map} map
 */
export function drawLabels(map) {
  const pane = map.createPane("sm-labels");
  pane.setAttribute("aria-hidden", "true");
  const sizeOf = ruler(pane);
  /** @type {Label[]} the most important first */
  let labels = [];
  /** @typedef {{ text: HTMLElement, marker: L.Marker }} Drawn */
  /** @type {Map<string, Drawn>} by what they look like */
  let drawn = new Map();

  /** The first spot with room for a label, and the room. @param {Label} label @param {Box[]} taken */
  const roomFor = (label, taken) => {
    const { spots, kind, offset, key, name } = label;
    for (const spot of spots) {
      const { x, y } = map.latLngToLayerPoint(spot);
      const box = (/** @type {number} */ width, /** @type {number} */ height) => {
        const left = CENTRED.has(kind) ? x - width / 2 : x + offset;
        return { left, right: left + width, top: y - height / 2, bottom: y + height / 2, key };
      };
      const isFree = (/** @type {Box} */ room) => !taken.some((other) => overlap(room, other));
      if (!isFree(box(NARROWEST * name.length, NARROWEST))) continue;
      const room = box(...sizeOf(label));
      if (isFree(room)) return { spot, room };
    }
    return null;
  };

  const declutter = () => {
    const taken = labels.flatMap(({ kind, spots, offset, key }) => {
      if (kind !== "mark") return [];
      const { x, y } = map.latLngToLayerPoint(spots[0]);
      return [{ left: x - offset, right: x + offset, top: y - offset, bottom: y + offset, key }];
    });
    const before = drawn;
    drawn = new Map();
    for (const label of labels) {
      const found = roomFor(label, taken);
      if (!found) continue;
      taken.push(found.room);
      const look = sameness(label);
      const entry = before.get(look) ?? draw(label, found.spot);
      before.delete(look);
      entry.text.style.left = `${label.offset}px`;
      if (label.spots.length > 1) entry.marker.setLatLng(found.spot);
      drawn.set(look, entry);
    }
    for (const { marker } of before.values()) marker.remove();
  };
  map.on("zoomend", declutter);

  /** @param {Label} label @param {L.LatLngExpression} spot @returns {Drawn} */
  const draw = (label, spot) => {
    const glyphs = label.shares.map(({ side, denies }) => glyph(side, denies));
    const text = make("span", { class: `sm-label sm-label-${label.kind}` }, ...glyphs, make("bdi", {}, label.name));
    if (label.alt) text.append(make("bdi", { class: "sm-alt" }, label.alt));
    const marker = L.marker(spot, {
      pane: "sm-labels",
      interactive: Boolean(label.open),
      keyboard: false,
      icon: L.divIcon({ html: text, className: "sm-label-box", iconSize: [0, 0], iconAnchor: [0, 0] }),
    });
    const { key } = label;
    marker.on("click", () => labels.find((one) => one.key === key)?.open?.());
    return { text, marker: marker.addTo(map) };
  };

  return (/** @type {Label[]} */ wanted) => {
    labels = wanted;
    declutter();
  };
}

/** What two labels share that look the same on the map. @param {Label} label */
const sameness = ({ key, name, kind, shares }) =>
  [key, name, kind, ...shares.map(({ side, denies }) => `${side.id} ${denies}`)].join("|");
