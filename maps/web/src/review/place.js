/** @import { Candidate, Fixed, View } from "./types" */
import { free, make } from "../dom.js";
import { words } from "../words.js";

/** @type {[string, string][]} */
const WAYS = [
  ["keep", "as it is"],
  ["name", "another place"],
  ["position", "coordinates"],
  ["none", "no place"],
];

/** Where a reviewer puts a claim: a place by name, coordinates, or nowhere. */
export class PlaceEditor {
  /**
   * @param {View} view @param {Fixed} fixed
   * @param {(name: string, admin1: string) => Promise<Candidate[]>} find
   * @param {(candidates: Candidate[]) => void} found shows what was found
   */
  constructor(view, fixed, find, found) {
    this.candidates = view.candidates;
    this.find = find;
    this.found = found;
    /** @type {Candidate | null} */
    this.chosen = null;
    const { claim } = view;
    this.ways = WAYS.map(([value, label]) => make("label", {}, make("input", { type: "radio", name: "how", value, checked: value === "keep" }), label));
    this.name = input("rv-place-name", { type: "search", dir: "auto" });
    this.admin1 = select("rv-place-admin1", [["", "any governorate"], ...fixed.governorates.map((name) => /** @type {[string, string]} */ ([name, name]))]);
    this.search = make("button", { type: "button" }, "Look up");
    this.picked = make("p", { class: "rv-picked", role: "status" }, "Choose a place in the list beside the form, or by its number.");
    this.near = input("rv-place-near", { type: "checkbox" });
    this.position = input("rv-field-position", { placeholder: "34.8411, 36.7308" });
    this.placeName = input("rv-field-place", { dir: "auto" });
    this.placeName.value = String(claim.place || claim.toponym || "");
    this.precision = select("rv-field-geo_precision", fixed.precisions.map((code) => [code, words(code)]));
    this.radius = input("rv-field-radius_m", { inputmode: "numeric" });
    this.basis = select("rv-field-location_basis", [["review", "known to the reviewer"], ["geolocated", "geolocated from pictures"]]);
    this.parts = {
      name: make("div", {}, field(this.name, "Name, in any script"), field(this.admin1, "Governorate"), this.search, this.picked, make("label", {}, this.near, "only near it")),
      position: make("div", {}, field(this.position, "Latitude, longitude", "or point on the map"), field(this.placeName, "Name of the place"), field(this.precision, "Precision"), field(this.radius, "Radius in metres", "needed for an area"), field(this.basis, "How it is known")),
    };
    this.element = make("fieldset", {}, make("legend", {}, "Where"), make("div", { class: "rv-ways", id: "rv-field-how" }, ...this.ways), this.parts.name, this.parts.position);
    this.element.addEventListener("change", () => this.#arrange());
    this.search.addEventListener("click", () => this.#look());
    this.name.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#look();
    });
    this.#arrange();
  }

  get how() {
    return this.element.querySelector("input[name=how]:checked")?.getAttribute("value") ?? "keep";
  }

  /** @param {string} way */
  set how(way) {
    for (const radio of this.element.querySelectorAll("input")) if (radio.name === "how") radio.checked = radio.value === way;
    this.#arrange();
  }

  /** @param {Candidate} candidate */
  choose(candidate) {
    this.how = "name";
    this.chosen = candidate;
    this.picked.replaceChildren("Chosen: ", free("strong", candidate.place), `, ${[words(candidate.kind), candidate.admin1].filter(Boolean).join(", ")}`);
  }

  /** @param {L.LatLng} at */
  point(at) {
    this.how = "position";
    this.position.value = `${at.lat.toFixed(5)}, ${at.lng.toFixed(5)}`;
  }

  /** What the server is asked to take. @returns {Record<string, string>} */
  value() {
    const how = this.how;
    if (how === "name") return { how, place_id: this.chosen?.place_id ?? "", near: this.near.checked ? "yes" : "" };
    if (how !== "position") return { how };
    return {
      how, position: this.position.value, place: this.placeName.value, geo_precision: this.precision.value,
      radius_m: this.radius.value, location_basis: this.basis.value,
    };
  }

  async #look() {
    const name = this.name.value.trim();
    if (!name) return;
    this.picked.textContent = "Looking …";
    try {
      const found = await this.find(name, this.admin1.value);
      this.picked.replaceChildren(found.length ? `${found.length} found: choose one beside the form.` : "No place of this name is in the gazetteer.");
      this.found(found);
    } catch (refusal) {
      this.picked.textContent = /** @type {Error} */ (refusal).message;
    }
  }

  #arrange() {
    for (const [way, part] of Object.entries(this.parts)) part.hidden = way !== this.how;
  }
}

/** @param {string} id @param {Record<string, string>} attributes */
const input = (id, attributes = {}) => /** @type {HTMLInputElement} */ (make("input", { id, ...attributes }));

/** @param {string} id @param {[string, string][]} options */
const select = (id, options) =>
  /** @type {HTMLSelectElement} */ (make("select", { id }, ...options.map(([value, label]) => make("option", { value }, label))));

/** @param {HTMLElement} control @param {string} label */
const field = (control, label, hint = "") =>
  make("div", { class: "rv-field" }, make("label", { for: control.id }, label, hint && make("small", {}, ` ${hint}`)), control);
