/** @import { Fixed } from "./types" */
import { make } from "../dom.js";
import { words } from "../words.js";

/** @typedef {{ name: string, label: string, hint?: string, kind?: "text" | "codes" | "choice" | "date" | "number" | "long",
 *   options?: [string, string][] }} Field */

/** @param {string[]} codes @param {Record<string, string>} labels @returns {[string, string][]} */
const worded = (codes, labels = {}) => codes.map((code) => [code, labels[code] ?? words(code)]);

/** @param {string} name @param {string} label @returns {Field[]} */
const span = (name, label) => [
  { name: `${name}_min`, label: `${label}, least`, kind: "number" },
  { name: `${name}_max`, label: `${label}, most`, kind: "number" },
];

/** The fields that a reviewer can correct, in groups. @param {Fixed} fixed @returns {[string, Field[]][]} */
export function groupsOf(fixed) {
  const actors = Object.fromEntries(
    fixed.target_actors.map((code) => [code, code.startsWith("not_") ? `not ${fixed.groups[code.slice(4)]}` : fixed.groups[code]]),
  );
  return [
    ["Who says so", [
      { name: "source", label: "Source" },
      { name: "side", label: "Side", kind: "choice", options: worded(Object.keys(fixed.sides), fixed.sides) },
      { name: "source_role", label: "Role of the source", kind: "choice", options: worded(fixed.roles) },
      { name: "stance", label: "Stance", kind: "choice", options: worded(fixed.stances) },
      { name: "attacker", label: "Who is said to have struck", kind: "choice", options: worded([...Object.keys(fixed.attackers), "unknown"], { ...fixed.attackers, unknown: "not said" }) },
    ]],
    ["What is said to be hit", [
      { name: "claimed_target", label: "Claimed target", hint: "In the report’s words" },
      { name: "target_kind", label: "Kind", kind: "codes", options: worded(fixed.target_kinds) },
      { name: "target_actor", label: "Who is said to be hit", kind: "codes", options: worded(fixed.target_actors, actors) },
    ]],
    ["When", [
      { name: "date_start", label: "Day, or first day", hint: "2015-09-30" },
      { name: "date_end", label: "Last day", hint: "2015-09-30" },
      { name: "time_precision", label: "How precise", kind: "choice", options: worded(fixed.time_precisions) },
    ]],
    ["Toll and numbers", [
      { name: "toll_text", label: "Toll", hint: "In the report’s words" },
      { name: "toll_group", label: "Of whom", hint: "civilians, fighters, people" },
      ...span("killed", "Killed"),
      ...span("injured", "Injured"),
      ...span("strikes", "Strikes"),
      ...span("sorties", "Sorties"),
      ...span("targets", "Targets"),
    ]],
    ["Note", [{ name: "note", label: "Note", kind: "long" }]],
  ];
}

/** @param {Field} field @param {string} value */
export function control(field, value) {
  const { name, kind, options = [] } = field;
  const id = `rv-field-${name}`;
  if (kind === "codes") return codes(field, value);
  if (kind === "choice") {
    const known = options.some(([code]) => code === value) ? options : [[value, value ? words(value) : "not known"], ...options];
    const select = make("select", { id, name }, ...known.map(([code, label]) => make("option", { value: code }, label)));
    /** @type {HTMLSelectElement} */ (select).value = value;
    return select;
  }
  const made = make(kind === "long" ? "textarea" : "input", {
    id, name, dir: "auto", spellcheck: "false",
    ...(kind === "number" && { inputmode: "numeric" }),
    ...(field.hint && { placeholder: field.hint }),
    ...(name === "source" && { list: "rv-sources" }),
  });
  /** @type {HTMLInputElement} */ (made).value = value;
  return made;
}

/** Several codes to tick, in the order in which they were written. @param {Field} field @param {string} value */
function codes({ name, options = [] }, value) {
  const ticked = value.split("; ").filter(Boolean);
  const known = options.map(([code]) => code);
  const strangers = ticked.filter((code) => !known.includes(code)).map((code) => [code, words(code)]);
  const boxes = [...strangers, ...options].map(([code, label]) =>
    make("label", {}, make("input", { type: "checkbox", value: code, checked: ticked.includes(code) }), label),
  );
  const group = make("div", { class: "rv-codes", role: "group", id: `rv-field-${name}`, "data-codes": name, "data-before": value, "aria-label": name.replace("_", " ") }, ...boxes);
  return group;
}

/** The codes ticked; those that were there before stay in their order. @param {HTMLElement} group */
export function tickedIn(group) {
  const ticked = [...group.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value);
  const before = (group.dataset.before ?? "").split("; ").filter((code) => ticked.includes(code));
  return [...before, ...ticked.filter((code) => !before.includes(code))].join("; ");
}
