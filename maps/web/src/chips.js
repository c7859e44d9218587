/** @import { Store } from "./store" */
import { free, make } from "./dom.js";
import { KIND_NAMES, describe, without } from "./filterwords.js";

/**
 * What the filter asks for now, each with a button that takes it off.
 * @param {HTMLElement} list @param {Store} store @param {HTMLElement} after gets the focus when none is left
 */
export function chips(list, store, after) {
  let drawn = "";
  store.watch(() => {
    const parts = describe(store.table, store.filter);
    const now = JSON.stringify(parts);
    if (now === drawn) return;
    drawn = now;
    list.hidden = parts.length === 0;
    list.replaceChildren(
      ...parts.map((part, at) => {
        const name = KIND_NAMES[part.kind];
        const button = make(
          "button",
          { type: "button", class: "sm-chip", "aria-label": `${name}: ${part.words}, take this filter off` },
          make("span", {}, `${name}: `),
          free("bdi", part.words),
        );
        button.addEventListener("click", () => {
          store.change(without(store.filter, part));
          const left = list.querySelectorAll("button");
          (left[Math.min(at, left.length - 1)] ?? after).focus();
        });
        return make("li", {}, button);
      }),
    );
  });
}
