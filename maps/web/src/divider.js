import { make } from "./dom.js";

const STEP = 0.02;
const LEAP = 0.1;
const EDGE = 60; // pixels that stay on each side, as in the CSS

/**
 * A line that parts two maps that lie on each other; it is dragged, or moved by keys. The share of
 * the room to its left goes into the CSS as `--share`.
 * @param {HTMLElement} box that the maps fill
 */
export function divider(box) {
  const line = make("div", {
    class: "sm-divider", role: "slider", tabindex: "0", "aria-label": "Divider between the two maps",
    "aria-valuemin": "0", "aria-valuemax": "100",
  });
  let share = 0.5;
  const put = (/** @type {number} */ wanted) => {
    share = Math.min(1, Math.max(0, wanted));
    box.style.setProperty("--share", String(share));
    line.setAttribute("aria-valuenow", String(Math.round(share * 100)));
  };
  line.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? LEAP : STEP;
    const goals = {
      ArrowLeft: share - step, ArrowDown: share - step, ArrowRight: share + step, ArrowUp: share + step,
      PageDown: share - LEAP, PageUp: share + LEAP, Home: 0, End: 1,
    };
    const goal = goals[/** @type {keyof typeof goals} */ (event.key)];
    if (goal === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    put(goal);
  });
  line.addEventListener("pointerdown", (event) => {
    line.setPointerCapture(event.pointerId);
    line.focus({ preventScroll: true });
    event.preventDefault();
  });
  line.addEventListener("pointermove", (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return;
    const { left, width } = box.getBoundingClientRect();
    put((event.clientX - left - EDGE) / Math.max(1, width - 2 * EDGE));
  });
  put(share);
  box.append(line);
  return line;
}
