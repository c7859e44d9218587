/** @import { Side } from "./types" */
import { free, make } from "./dom.js";
import { glyph } from "./shapes.js";
import { plural, thousands } from "./words.js";

/**
 * Chooses which sides one of two compared maps shows; at least one.
 * @param {Map<string, Side>} sides
 * @param {string} name of the map: "Left"
 * @param {(chosen: string[]) => void} choose
 */
export function sidePicker(sides, name, choose) {
  const summary = make("summary");
  const entries = [...sides.values()].map((side) => {
    const input = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", value: side.id }));
    const count = make("span", { class: "sm-count" });
    const label = make("label", {}, input, make("span", {}, glyph(side), free("bdi", side.label)), count);
    return { side, input, count, label };
  });
  const list = make("ul", { class: "sm-tree" }, ...entries.map(({ label }) => make("li", {}, label)));
  const picker = /** @type {HTMLDetailsElement} */ (make("details", { class: "sm-picker" }, summary, list));
  list.addEventListener("change", () => choose(entries.filter(({ input }) => input.checked).map(({ side }) => side.id)));
  picker.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !picker.open) return;
    event.preventDefault();
    picker.open = false;
    summary.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !picker.contains(target)) picker.open = false;
  });
  return {
    picker,
    /** @param {string[]} chosen @param {Map<string, number>} counts of the shown claims by side */
    update(chosen, counts) {
      for (const { side, input, count } of entries) {
        input.checked = chosen.includes(side.id);
        input.disabled = input.checked && chosen.length === 1;
        count.textContent = thousands(counts.get(side.id) ?? 0);
      }
      const total = chosen.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
      const looks = chosen.flatMap((id) => sides.get(id) ?? []);
      summary.replaceChildren(
        make("span", { class: "sm-unseen" }, `${name}: `),
        ...looks.map((side) => glyph(side)),
        free("span", looks.length === 1 ? looks[0].label : plural(looks.length, "side"), { class: "sm-picked" }),
        make("span", { class: "sm-count" }, thousands(total), make("span", {}, ` ${total === 1 ? "claim" : "claims"}`)),
      );
    },
  };
}
