/** @import { Column } from "./columns" */
/** @import { Selection } from "./selection" */
/** @import { Table } from "./table" */
import { make } from "./dom.js";

const MARGIN = 6; // rows drawn above and below what is in view
const HEAD = -1;
const SELECT = 2.4; // rem, the column of boxes

/** @typedef {{ field: string, descending: boolean }} Sort */

/**
 * A grid of claims, as ARIA describes it: one cell can be tabbed to, and arrows, Home, End, Page Up
 * and Page Down move from there; Space selects, Shift extends. Only rows in view are in the document.
 * @param {HTMLElement} box which scrolls
 * @param {Table} table
 * @param {Selection} selection
 * @param {{ sort: (field: string) => void, open: (row: number) => void }} actions
 */
export function grid(box, table, selection, actions) {
  const head = make("div", { role: "rowgroup", class: "sm-grid-head" });
  const body = make("div", { role: "rowgroup", class: "sm-grid-body" });
  box.append(head, body);
  /** @type {Column[]} */
  let columns = [];
  /** @type {Uint32Array} */
  let rows = new Uint32Array();
  /** @type {Map<number, HTMLElement>} */
  let drawn = new Map();
  let active = { at: HEAD, column: 0 };
  let height = 1;
  /** @type {HTMLElement | null} */
  let tabbable = null;

  const rowAt = (/** @type {number} */ at) => (at === HEAD ? head.firstElementChild : drawn.get(at));
  /** What takes the focus in a cell. @param {number} at @param {number} column @returns {HTMLElement | null} */
  const targetAt = (at, column) => {
    const cell = /** @type {HTMLElement | undefined} */ (rowAt(at)?.children[column]);
    return cell?.querySelector("input, button") ?? cell ?? null;
  };

  const drawHead = (/** @type {Sort | null} */ sort) => {
    const all = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", tabindex: "-1", "aria-label": "Select all shown claims" }));
    all.addEventListener("change", () => selection.set(all.checked ? rows : []));
    const cells = columns.map(({ field, label }) => {
      const button = make("button", { type: "button", tabindex: "-1" }, label);
      button.addEventListener("click", () => actions.sort(field));
      const direction = sort?.field !== field ? "none" : sort.descending ? "descending" : "ascending";
      return make("div", { role: "columnheader", "aria-sort": direction }, button);
    });
    const row = make("div", { role: "row", "aria-rowindex": "1" }, make("div", { role: "columnheader" }, all), ...cells);
    [...row.children].forEach((cell, at) => cell.setAttribute("aria-colindex", String(at + 1)));
    head.replaceChildren(row);
  };

  /** @param {number} at */
  const drawRow = (at) => {
    const row = rows[at];
    const claim = { ...table.brief(row), row };
    const mark = make("input", { type: "checkbox", tabindex: "-1", "aria-label": `Select claim ${at + 1}` });
    mark.addEventListener("click", (event) => {
      event.stopPropagation();
      if (/** @type {MouseEvent} */ (event).shiftKey) selection.extend(rows, at);
      else selection.toggle(rows, at);
    });
    const element = make("div", { role: "row", "aria-rowindex": String(at + 2) }, cellOf(mark));
    for (const column of columns) element.append(cellOf(known(column) ? column.draw(claim) : "…"));
    [...element.children].forEach((cell, at) => cell.setAttribute("aria-colindex", String(at + 1)));
    for (const button of element.querySelectorAll("button")) button.tabIndex = -1;
    element.dataset.at = String(at);
    element.style.top = `${at * height}px`;
    return element;
  };
  const known = (/** @type {Column} */ { field }) => table.groupOf.has(field);

  /** Fills the cells whose fields are not in the index. @param {number[]} fresh */
  const fill = async (fresh) => {
    const late = columns.flatMap((column, at) => (known(column) ? [] : [at]));
    if (late.length === 0 || fresh.length === 0) return;
    const elements = fresh.map((at) => /** @type {HTMLElement} */ (drawn.get(at)));
    const wanted = columns;
    const claims = await table.details(fresh.map((at) => rows[at]));
    if (wanted !== columns) return;
    elements.forEach((element, i) => {
      for (const at of late) element.children[at + 1].replaceChildren(columns[at].draw(claims[i]) || "");
    });
  };

  const mark = () => {
    for (const [at, element] of drawn) {
      const on = selection.rows.has(rows[at]);
      element.setAttribute("aria-selected", String(on));
      /** @type {HTMLInputElement} */ (element.querySelector("input")).checked = on;
    }
    const all = head.querySelector("input");
    if (!all) return;
    all.checked = rows.length > 0 && selection.rows.size === rows.length;
    all.indeterminate = selection.rows.size > 0 && !all.checked;
  };

  const render = () => {
    /** @type {Set<number>} */
    const wanted = new Set();
    const first = Math.max(0, Math.floor(box.scrollTop / height) - MARGIN);
    const last = Math.min(rows.length - 1, Math.ceil((box.scrollTop + box.clientHeight) / height) + MARGIN);
    for (let at = first; at <= last; at += 1) wanted.add(at);
    if (active.at !== HEAD) wanted.add(active.at);
    for (const [at, element] of drawn) {
      if (wanted.has(at)) continue;
      element.remove();
      drawn.delete(at);
    }
    const fresh = [...wanted].filter((at) => !drawn.has(at));
    for (const at of fresh) drawn.set(at, drawRow(at));
    drawn = new Map([...drawn].sort(([a], [b]) => a - b));
    let previous = null;
    for (const element of drawn.values()) {
      const next = /** @type {Element | null} */ (previous ? previous.nextElementSibling : body.firstElementChild);
      if (next !== element) body.insertBefore(element, next);
      previous = element;
    }
    if (fresh.length > 0) mark();
    if (tabbable) tabbable.tabIndex = -1;
    tabbable = targetAt(active.at, active.column);
    if (tabbable) tabbable.tabIndex = 0;
    fill(fresh);
  };

  /** @param {number} at @param {number} column */
  const go = (at, column) => {
    active = { at: Math.max(HEAD, Math.min(rows.length - 1, at)), column: Math.max(0, Math.min(columns.length, column)) };
    render();
    const target = targetAt(active.at, active.column);
    target?.focus({ preventScroll: true });
    (target?.closest("[role=gridcell], [role=columnheader]") ?? target)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  box.addEventListener("keydown", (event) => {
    const { at, column } = active;
    const { key, shiftKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(box.clientHeight / height) - 2);
    /** @type {Record<string, [number, number]>} */
    const moves = {
      ArrowDown: [at + 1, column],
      ArrowUp: [at - 1, column],
      ArrowRight: [at, column + 1],
      ArrowLeft: [at, column - 1],
      PageDown: [at + page, column],
      PageUp: [Math.max(0, at - page), column],
      Home: control ? [0, 0] : [at, 0],
      End: control ? [rows.length - 1, columns.length] : [at, columns.length],
    };
    const onControl = event.target instanceof Element && event.target.matches("input, button");
    if (moves[key]) {
      go(...moves[key]);
      if (shiftKey && key !== "Home" && key !== "End" && at !== HEAD && active.at > HEAD && active.at !== at) {
        if (selection.rows.size === 0) selection.anchor = at;
        selection.extend(rows, active.at);
      }
    } else if (key === "a" && control) selection.set(rows);
    else if (key === "Escape" && selection.rows.size > 0) selection.set([]);
    else if (key === " " && at !== HEAD && !onControl) selection.toggle(rows, at);
    else if (key === "Enter" && at !== HEAD && !onControl) actions.open(rows[at]);
    else return;
    event.preventDefault();
  });
  const cellOfEvent = (/** @type {Event} */ { target }) => {
    const cell = target instanceof Element ? target.closest("[role=gridcell], [role=columnheader]") : null;
    const at = Number(cell?.parentElement?.dataset.at ?? HEAD);
    return cell && { at, column: Number(cell.getAttribute("aria-colindex")) - 1 };
  };
  box.addEventListener("focusin", (event) => {
    const found = cellOfEvent(event);
    if (!found || (found.at === active.at && found.column === active.column)) return;
    active = found;
    render();
  });
  body.addEventListener("click", (event) => {
    const found = cellOfEvent(event);
    if (!found || (event.target instanceof Element && event.target.closest("button"))) return;
    if (event.shiftKey) selection.extend(rows, found.at);
    else if (event.ctrlKey || event.metaKey) selection.toggle(rows, found.at);
    else selection.only(rows, found.at);
    go(found.at, found.column);
  });
  body.addEventListener("dblclick", (event) => {
    const found = cellOfEvent(event);
    if (found) actions.open(rows[found.at]);
  });
  let asked = 0;
  const later = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      render();
    });
  };
  box.addEventListener("scroll", later, { passive: true });
  new ResizeObserver(later).observe(box);

  return {
    mark,
    /** @param {Column[]} wanted @param {Uint32Array} listed @param {Sort | null} sort */
    show(wanted, listed, sort) {
      const focused = box.contains(document.activeElement);
      const sameRows = rows.length === listed.length && rows.every((row, at) => row === listed[at]);
      [columns, rows] = [wanted, listed];
      if (!sameRows && active.at !== HEAD) active.at = Math.min(0, rows.length - 1);
      active.column = Math.min(active.column, columns.length);
      height = parseFloat(getComputedStyle(box).getPropertyValue("--row")) * parseFloat(getComputedStyle(document.documentElement).fontSize);
      const widths = columns.map(({ width }) => `${width}rem`);
      box.style.setProperty("--columns", `${SELECT}rem ${widths.join(" ")}`);
      box.style.setProperty("--width", `${columns.reduce((sum, { width }) => sum + width, SELECT)}rem`);
      box.setAttribute("aria-rowcount", String(rows.length + 1));
      box.setAttribute("aria-colcount", String(columns.length + 1));
      drawn = new Map();
      drawHead(sort);
      body.replaceChildren();
      body.style.height = rows.length ? `${rows.length * height}px` : "";
      if (!sameRows) box.scrollTop = 0;
      render();
      if (focused) go(active.at, active.column);
      mark();
    },
  };
}

/** @param {import("./dom").Part} part */
const cellOf = (part) => make("div", { role: "gridcell", tabindex: "-1" }, part);
