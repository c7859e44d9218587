/** @typedef {{ id: string, key: string, label: string, shown: string }} Action */

/** What a reviewer can do, and the keys for it. @type {Action[]} */
export const ACTIONS = [
  { id: "accept", key: "a", label: "Accept", shown: "a" },
  { id: "correct", key: "c", label: "Correct", shown: "c" },
  { id: "reject", key: "x", label: "Reject", shown: "x" },
  { id: "split", key: "s", label: "Split", shown: "s" },
  { id: "undo", key: "u", label: "Undo", shown: "u" },
  { id: "previous", key: "ArrowLeft", label: "Previous", shown: "←" },
  { id: "next", key: "ArrowRight", label: "Next", shown: "→" },
  { id: "doubtful", key: "n", label: "Next to review", shown: "n" },
];

const WRITING = "input, textarea, select, summary, [contenteditable], .leaflet-container";

/**
 * What a key asks for: an action's id, "candidate 2" for a digit, or "" for nothing of ours.
 * @param {{ key: string, ctrlKey: boolean, altKey: boolean, metaKey: boolean, repeat: boolean, target: EventTarget | null }} event
 */
export function asked({ key, ctrlKey, altKey, metaKey, repeat, target }) {
  if (ctrlKey || altKey || metaKey || repeat) return "";
  if (target && "closest" in target && /** @type {Element} */ (target).closest(WRITING)) return "";
  if (/^[1-9]$/.test(key)) return `candidate ${key}`;
  return ACTIONS.find((action) => action.key === key || action.key === key.toLowerCase())?.id ?? "";
}
