const BEAT = 700; // milliseconds that a step stands

/**
 * A button that takes steps until there is no further one or it is pressed again. Readers who want
 * no motion don't get it: they have the steps.
 * @param {HTMLButtonElement} button
 * @param {{ start: () => void, step: () => boolean }} moves `step` tells whether there was one
 */
export function player(button, { start, step }) {
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.textContent = "Play";
  };
  const next = () => {
    if (!step()) stop();
  };
  button.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
  button.addEventListener("click", () => {
    if (timer) return stop();
    start();
    timer = window.setInterval(next, BEAT);
    button.textContent = "Pause";
  });
  return { stop };
}
