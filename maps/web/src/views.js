import { make } from "./dom.js";

/** What the large part of the page shows: the map in some manner, or a table. */
export class Views {
  /** @param {Element} box that the switch stands in */
  constructor(box) {
    this.box = box;
    /** @type {Map<string, HTMLElement>} */
    this.buttons = new Map();
    /** @type {((current: string) => void)[]} */
    this.listeners = [];
    this.current = "map";
    this.add("map", "Map");
  }

  /** Offers a view. @param {string} id @param {string} label */
  add(id, label) {
    const button = make("button", { type: "button", "aria-pressed": String(id === this.current) }, label);
    button.addEventListener("click", () => this.show(id));
    this.buttons.set(id, button);
    this.box.append(button);
  }

  /** Goes to a view; one that isn't offered is passed over. @param {string} id */
  show(id) {
    if (id === this.current || !this.buttons.has(id)) return;
    this.current = id;
    for (const [own, button] of this.buttons) button.setAttribute("aria-pressed", String(own === id));
    for (const listener of this.listeners) listener(id);
  }

  /** @param {(current: string) => void} listener called at each change, and once now */
  watch(listener) {
    this.listeners.push(listener);
    listener(this.current);
  }
}
