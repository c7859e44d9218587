/** @import { Pane } from "./pane" */
/** @import { Said } from "./address" */
/** @import { Store } from "./store" */
/** @import { viewOf } from "./view" */
/** @import { Views } from "./views" */
import { divider } from "./divider.js";
import { make } from "./dom.js";
import { sidePicker } from "./picker.js";
import { moveTogether } from "./together.js";

const HALVES = /** @type {const} */ (["left", "right"]);
/** @type {Record<string, string>} */
const NAMES = { left: "Left", right: "Right" };
const MAPS = new Set(["map", "beside", "swipe"]);
const PHONE = "(max-width: 600px)";

/**
 * Some sides beside others: on two maps that move together, on one that a divider parts, or, where
 * there is no room for two, on one that is switched.
 * @param {{ store: Store, views: Views, view: ReturnType<typeof viewOf>, bar: HTMLElement,
 *   box: HTMLElement, first: Pane, second: () => Pane, changed: () => void }} parts
 *   `bar` takes what chooses the sides, `box` holds the maps, `changed` is told when what is drawn
 *   has changed
 */
export function comparison({ store, views, view, bar, box, first, second, changed }) {
  const { sides, sideOf } = store.table;
  const ids = [...sides.keys()];
  /** @type {Record<string, string[]>} */
  const chosen = { left: ids.slice(0, 1), right: ids.slice(1, 2) };
  /** @type {Pane | null} */
  let other = null;
  let align = () => {};
  let half = "left";
  const phone = matchMedia(PHONE);

  const layout = () => {
    if (!["beside", "swipe"].includes(views.current)) return "";
    return views.current === "beside" && phone.matches ? "switch" : views.current;
  };
  const isTwo = () => ["beside", "swipe"].includes(layout());

  const counts = () => {
    /** @type {Map<string, number>} */
    const found = new Map();
    store.countsByCode("who").forEach((count, code) => {
      const id = ids[sideOf[code]];
      found.set(id, (found.get(id) ?? 0) + count);
    });
    return found;
  };
  const pickers = HALVES.map((name) => {
    const radio = /** @type {HTMLInputElement} */ (make("input", { type: "radio", name: "sm-half", value: name, "aria-label": `Show the ${name} sides` }));
    const own = sidePicker(sides, NAMES[name], (ids) => {
      chosen[name] = ids;
      draw();
    });
    radio.addEventListener("change", () => {
      half = name;
      draw();
    });
    bar.append(make("div", {}, radio, own.picker));
    return { name, radio, ...own };
  });
  const say = () => {
    const found = counts();
    for (const { name, radio, update } of pickers) {
      update(chosen[name], found);
      radio.checked = name === half;
    }
  };

  /** Says to those who don't see a map which it is. @param {Pane} pane @param {string} which */
  const name = ({ map }, which) => {
    const shown = (chosen[which] ?? []).map((id) => sides.get(id)?.label).join(", ");
    const words = which ? `${NAMES[which]} map: ${shown}` : "Map";
    map.getContainer().setAttribute("aria-label", `${words}. Arrow keys move it, plus and minus zoom.`);
  };
  /** Draws the maps as they are wanted now. */
  const draw = () => {
    first.part.only = layout() ? new Set(chosen[layout() === "switch" ? half : "left"]) : null;
    first.marks.update();
    if (other && isTwo()) {
      other.part.only = new Set(chosen.right);
      other.marks.update();
    }
    name(first, isTwo() ? "left" : "");
    if (other) name(other, "right");
    if (layout()) say();
    changed();
  };
  /** @type {HTMLElement | null} */
  let line = null;
  const lay = () => {
    if (!MAPS.has(views.current) || box.dataset.compare === layout()) return;
    box.dataset.compare = bar.dataset.compare = layout();
    bar.hidden = !layout();
    if (layout() === "swipe") line ??= divider(box);
    if (isTwo() && !other) {
      other = second();
      align = moveTogether(first.map, other.map, isTwo);
    }
    view.resized();
    align();
    draw();
  };
  if (ids.length > 1) {
    views.add("beside", "Two maps");
    views.add("swipe", "Swipe");
  }
  name(first, "");
  views.watch(lay);
  phone.addEventListener("change", lay);
  store.watch(() => {
    if (!layout()) return;
    if (other && isTwo()) other.marks.update();
    say();
  });

  /** @type {Said} */
  const said = {
    keys: ["view", ...HALVES],
    write() {
      if (views.current === "map") return [];
      /** @type {[string, string][]} */
      const halves = layout() ? HALVES.flatMap((name) => chosen[name].map((id) => /** @type {[string, string]} */ ([name, id]))) : [];
      return [["view", views.current], ...halves];
    },
    read(parts) {
      for (const name of HALVES) {
        const ids = parts.getAll(name).filter((id) => sides.has(id));
        if (ids.length > 0) chosen[name] = ids;
      }
      const wanted = parts.get("view") ?? "map";
      if (views.current !== wanted) views.show(wanted);
      else if (layout()) draw();
    },
  };
  return {
    said,
    /** The maps that are there now. */
    panes: () => (other && isTwo() ? [first, other] : [first]),
  };
}
