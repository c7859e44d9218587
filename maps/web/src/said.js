/** @import { Said } from "./address" */
/** @import { placePanel } from "./place" */
/** @import { Store } from "./store" */
/** @import { Table } from "./table" */
/** @import { viewOf } from "./view" */
import { HASHED, fromHash, toHash } from "./filter.js";

/** The filter in the address. @param {Store} store @returns {Said} */
export const filterSaid = (store) => ({
  keys: HASHED,
  write: () => [...new URLSearchParams(toHash(store.filter))],
  read(said) {
    const filter = fromHash(said.toString());
    if (toHash(filter) !== toHash(store.filter)) store.set(filter);
  },
});

/** The part of the world that is looked at. @param {ReturnType<typeof viewOf>} view @returns {Said} */
export const viewSaid = (view) => ({
  keys: ["map"],
  write: () => one("map", view.write()),
  read(said) {
    const wanted = said.get("map") ?? "";
    if (wanted !== view.write()) view.read(wanted);
  },
});

/** The opened place: its id, or its key where another mark or area comes first with that id.
 * @param {ReturnType<typeof placePanel>} panel @param {Table} table @returns {Said} */
export const placeSaid = (panel, { places }) => {
  const found = (/** @type {string} */ name) => {
    if (!name) return undefined;
    const own = places.filter((place) => place.place_id === name);
    return own.find((place) => !place.area) ?? own[0] ?? places.find((place) => place.key === name);
  };
  return {
    keys: ["open"],
    write() {
      const place = panel.opened();
      if (!place) return [];
      return one("open", found(place.place_id) === place ? place.place_id : place.key);
    },
    read(said) {
      const place = found(said.get("open") ?? "");
      if (!place) panel.close();
      else if (place !== panel.opened()) panel.open(place);
    },
  };
};

/** @param {string} key @param {string} value @returns {[string, string][]} */
const one = (key, value) => (value ? [[key, value]] : []);
