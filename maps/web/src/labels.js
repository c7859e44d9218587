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

/** @type {Map<string, [number, number]>} width and height by what is written and how */
const sizes = new Map();

/** Measuring makes the browser lay out the page: once for each text. @param {Label} label @param {HTMLElement} text */
function sizeOf({ name, alt, kind, shares }, text) {
  const key = [name, alt, kind, shares.length].join("|");
  const size = sizes.get(key) ?? [text.offsetWidth, text.offsetHeight];
  sizes.set(key, size);
  return size;
}

/** Where a name lies on the map at a spot, in pixels. @param {L.Map} map @param {Label} label @param {HTMLElement} text @param {L.LatLngExpression} spot @returns {Box} */
function boxOf(map, label, text, spot) {
  const { x, y } = map.latLngToLayerPoint(spot);
  const [width, height] = sizeOf(label, text);
  const left = CENTRED.has(label.kind) ? x - width / 2 : x + label.offset;
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2, key: label.key };
}

const CENTRED = new Set(["area", "governorate", "country", "link"]);

/**
 * Keeps names on a map, and hides those that would lie over a mark or a more important name.
 * @param {L.Map} map
 */
export function drawLabels(map) {
  map.createPane("sm-labels").setAttribute("aria-hidden", "true");
  /** @typedef {{ label: Label, text: HTMLElement, marker: L.Marker }} Drawn */
  /** @type {Drawn[]} */
  let drawn = [];

  const declutter = () => {
    const marks = drawn.filter(({ label }) => label.kind === "mark");
    const taken = marks.map(({ label: { spots, offset, key } }) => {
      const { x, y } = map.latLngToLayerPoint(spots[0]);
      return { left: x - offset, right: x + offset, top: y - offset, bottom: y + offset, key };
    });
    for (const { label, text, marker } of drawn) {
      const boxes = label.spots.map((spot) => boxOf(map, label, text, spot));
      const free = boxes.findIndex((box) => !taken.some((other) => overlap(box, other)));
      text.classList.toggle("sm-hidden", free < 0);
      if (free < 0) continue;
      taken.push(boxes[free]);
      if (label.spots.length > 1) marker.setLatLng(label.spots[free]);
    }
  };
  map.on("zoomend", declutter);

  /** @param {Label} label @returns {Drawn} */
  const draw = (label) => {
    const glyphs = label.shares.map(({ side, denies }) => glyph(side, denies));
    const text = make("span", { class: `sm-label sm-label-${label.kind}` }, ...glyphs, make("bdi", {}, label.name));
    if (label.alt) text.append(make("bdi", { class: "sm-alt" }, label.alt));
    const marker = L.marker(label.spots[0], {
      pane: "sm-labels",
      interactive: Boolean(label.open),
      keyboard: false,
      icon: L.divIcon({ html: text, className: "sm-label-box", iconSize: [0, 0], iconAnchor: [-label.offset, 0] }),
    });
    if (label.open) marker.on("click", label.open);
    return { label, text, marker: marker.addTo(map) };
  };

  return (/** @type {Label[]} */ labels) => {
    const before = new Map(drawn.map((entry) => [sameness(entry.label), entry]));
    drawn = labels.map((label) => {
      const kept = before.get(sameness(label));
      before.delete(sameness(label));
      return kept ? { ...kept, label } : draw(label);
    });
    for (const { marker } of before.values()) marker.remove();
    declutter();
  };
}

/** What two labels share that look the same on the map. @param {Label} label */
const sameness = ({ key, name, offset, kind, shares }) =>
  [key, name, offset, kind, ...shares.map(({ side, denies }) => `${side.id} ${denies}`)].join("|");
