/** @import { Table } from "./table" */
/* global L */

const CLOSE = 3; // pixels that a view may be off its home: a resized map moves a little

/** What a reader who wants no motion gets in the place of Leaflet's. */
export const motion = matchMedia("(prefers-reduced-motion: reduce)").matches
  ? { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false }
  : {};

/**
 * The part of the world that a map shows: at first all places, within the theatre.
 * @param {L.Map} map
 * @param {Table} table
 * @param {[number, number, number, number]} theatre south, west, north, east
 */
export function viewOf(map, table, [south, west, north, east]) {
  const box = L.latLngBounds([south, west], [north, east]);
  const points = table.places.map(({ lat, lon, area, radius }) => {
    const size = area ? Math.min(radius, 150_000) * 2 : 20_000;
    return L.latLng(lat, lon).toBounds(size);
  });
  const found = points.reduce((all, one) => all.extend(one), L.latLngBounds([]));
  const bounds = found.isValid() ? found : box;
  let home = { centre: box.getCenter(), zoom: 0 };

  const limits = box.pad(0.25);
  const goHome = () => {
    map.setMaxBounds(undefined);
    map.setMinZoom(0);
    map.fitBounds(bounds, { padding: [32, 32], maxZoom: 10, animate: false });
    map.panInsideBounds(limits, { animate: false });
    map.setMaxBounds(limits);
    home = { centre: map.getCenter(), zoom: map.getZoom() };
    map.setMinZoom(Math.min(home.zoom, map.getBoundsZoom(box)));
  };
  const atHome = () => {
    const zoom = map.getZoom();
    const off = map.project(map.getCenter(), zoom).distanceTo(map.project(home.centre, zoom));
    return zoom === home.zoom && off < CLOSE;
  };
  goHome();
  return {
    /** Takes in a new size; who hasn't moved the map goes on seeing all places. */
    resized() {
      const wasHome = atHome();
      if (wasHome) map.setMaxBounds(undefined);
      map.invalidateSize({ animate: false });
      if (wasHome) goHome();
    },
    /** Zoom, latitude and longitude, or "" for the view that the page opens with. */
    write() {
      if (atHome()) return "";
      const { lat, lng } = map.getCenter();
      return `${map.getZoom()} ${lat.toFixed(4)} ${lng.toFixed(4)}`;
    },
    /** Goes to what `write` wrote; home for anything else. @param {string} written */
    read(written) {
      const [zoom, lat, lon] = written.split(" ").map(Number);
      if (written && [zoom, lat, lon].every(Number.isFinite)) map.setView([lat, lon], zoom, { animate: false });
      else if (!atHome()) goHome();
    },
  };
}
