/**
 * Two maps that move together: where one goes, the other follows.
 * @param {L.Map} first
 * @param {L.Map} second
 * @param {() => boolean} both whether both are there now
 */
export function moveTogether(first, second, both) {
  /** @type {L.Map | null} the map that is followed now */
  let leader = null;
  const follow = (/** @type {L.Map} */ from, /** @type {L.Map} */ to) => {
    const go = (/** @type {L.LatLng} */ centre, /** @type {number} */ zoom, /** @type {boolean} */ animate) => {
      leader = from;
      to.setView(centre, zoom, { animate });
    };
    from.on("move", () => {
      if (!both() || leader === to) return;
      const before = leader;
      go(from.getCenter(), from.getZoom(), false);
      leader = before;
    });
    from.on("zoomanim", ({ center, zoom }) => {
      if (both() && leader !== to) go(center, zoom, true);
    });
    from.on("zoomend", () => {
      if (leader === from) leader = null;
    });
  };
  // How far out a map goes depends on its size, which is that of the first.
  const limit = () => second.setMinZoom(first.getMinZoom());
  first.on("zoomlevelschange", limit);
  limit();
  follow(first, second);
  follow(second, first);
  /** Brings the second map to where the first is, after a change of size too. */
  const align = () => {
    if (!both()) return;
    leader = first;
    second.invalidateSize({ animate: false });
    second.setView(first.getCenter(), first.getZoom(), { animate: false });
    leader = null;
  };
  first.on("resize", align);
  return align;
}
