/** @import { Candidate, Fixed, View } from "./types" */
import { make } from "../dom.js";
import { control, groupsOf, tickedIn } from "./fields.js";
import { PlaceEditor } from "./place.js";

/** The form in which a reviewer corrects a claim. */
export class CorrectionForm {
  /**
   * @param {HTMLFormElement} form
   * @param {Fixed} fixed
   * @param {(name: string, admin1: string) => Promise<Candidate[]>} find
   * @param {(candidates: Candidate[]) => void} found
   * @param {(edits: Record<string, string>, place: Record<string, string>) => void} save
   * @param {() => void} closed
   */
  constructor(form, fixed, find, found, save, closed) {
    this.form = form;
    this.fixed = fixed;
    this.find = find;
    this.found = found;
    this.closed = closed;
    /** @type {PlaceEditor | null} */
    this.place = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      save(this.edits(), this.place?.value() ?? { how: "keep" });
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  get open() {
    return !this.form.hidden;
  }

  /** @param {View} view */
  show(view) {
    this.place = new PlaceEditor(view, this.fixed, this.find, this.found);
    const groups = groupsOf(this.fixed).map(([title, fields]) =>
      make("fieldset", {}, make("legend", {}, title), ...fields.map((field) => {
        const made = control(field, String(view.claim[field.name] ?? ""));
        const label = field.kind === "codes" ? make("span", {}, field.label) : make("label", { for: made.id }, field.label);
        return make("div", { class: `rv-field${field.kind === "codes" || field.kind === "long" ? " rv-wide" : ""}` }, label, made);
      })),
    );
    const cancel = make("button", { type: "button" }, "Cancel ", make("kbd", {}, "Esc"));
    cancel.addEventListener("click", () => this.close());
    const sources = make("datalist", { id: "rv-sources" }, ...Object.keys(this.fixed.sources).map((name) => make("option", { value: name })));
    this.form.replaceChildren(
      make("h3", {}, "Correct this claim"), make("p", { class: "rv-fault", id: "rv-fault", role: "alert" }),
      this.place.element, ...groups, sources,
      make("div", { class: "rv-save" }, make("button", { type: "submit", class: "rv-main-action" }, "Save correction ", make("kbd", {}, "Enter")), cancel),
    );
    this.#input("source").addEventListener("change", () => this.#follow());
    this.form.hidden = false;
    this.form.querySelector("input")?.focus();
  }

  close() {
    if (!this.open) return;
    this.form.hidden = true;
    this.form.replaceChildren();
    this.closed();
  }

  /** The fields as they are written now. */
  edits() {
    /** @type {Record<string, string>} */
    const edits = {};
    for (const [, fields] of groupsOf(this.fixed)) for (const { name } of fields) {
      const made = this.#input(name);
      edits[name] = made.dataset.codes ? tickedIn(made) : made.value;
    }
    return edits;
  }

  /** Messages beside their fields; the first is brought into view. @param {Record<string, string>} faults */
  refuse(faults) {
    for (const old of this.form.querySelectorAll(".rv-field-fault")) old.remove();
    for (const marked of this.form.querySelectorAll("[aria-invalid]")) marked.removeAttribute("aria-invalid");
    const general = [];
    for (const [name, fault] of Object.entries(faults)) {
      const made = document.getElementById(`rv-field-${name}`) ?? (name === "place" ? document.getElementById("rv-field-how") : null);
      const hidden = made?.closest("[hidden]");
      if (!made || hidden) {
        general.push(fault);
        continue;
      }
      const id = `${made.id}-fault`;
      made.setAttribute("aria-invalid", "true");
      made.setAttribute("aria-describedby", id);
      made.after(make("p", { class: "rv-fault rv-field-fault", id }, fault));
    }
    const head = /** @type {HTMLElement} */ (document.getElementById("rv-fault"));
    head.textContent = general.join("; ") || "Nothing is saved yet: mend the marked fields.";
    const first = this.form.querySelector("[aria-invalid]") ?? head;
    first.scrollIntoView({ block: "center" });
    if (first instanceof HTMLElement) first.focus();
  }

  /** A source that is known brings its side and role. */
  #follow() {
    const known = this.fixed.sources[this.#input("source").value.trim()];
    if (known) [this.#input("side").value, this.#input("source_role").value] = known;
  }

  /** @param {string} name */
  #input(name) {
    return /** @type {HTMLInputElement} */ (document.getElementById(`rv-field-${name}`));
  }
}
