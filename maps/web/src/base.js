/* global L */

/**
 * Land and borders below everything else, styled by the page's CSS.
 * @param {L.Map} map
 * @param {GeoJSON.FeatureCollection} base
 */
export function drawBase(map, base) {
  map.createPane("sm-base").setAttribute("aria-hidden", "true");
  const renderer = L.svg({ pane: "sm-base", padding: 0.5 });
  L.geoJSON(base, {
    pane: "sm-base",
    interactive: false,
    style: () => ({ renderer, className: "sm-land", weight: 1 }),
  }).addTo(map);
}
