const WRITTEN_INTO = "select, textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range])";

/**
 * Single keys that go somewhere, as long as the help's switch lets them: who dictates to a computer
 * turns them off.
 * @param {HTMLDialogElement} help that `?` opens, with a check box for the switch
 * @param {HTMLElement} button that opens it too
 * @param {Record<string, () => void>} goals
 */
export function keys(help, button, goals) {
  const allowed = /** @type {HTMLInputElement} */ (help.querySelector("[type=checkbox]"));
  const all = { ...goals, "?": () => help.showModal() };
  button.addEventListener("click", all["?"]);
  help.querySelector("button")?.addEventListener("click", () => help.close());
  help.addEventListener("keydown", (event) => event.stopPropagation());
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!allowed.checked || help.open || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!Object.hasOwn(all, key) || (target instanceof Element && target.matches(WRITTEN_INTO))) return;
    event.preventDefault();
    all[/** @type {keyof typeof all} */ (key)]();
  });
}

/** A link within the page that leaves the address alone. @param {HTMLAnchorElement} link */
export function skipLink(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById(link.hash.slice(1))?.focus();
  });
}
