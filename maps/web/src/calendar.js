/** @import { Table } from "./table" */
import { MONTHS } from "./words.js";

const DAY = 86_400_000;
const MONTH_DAYS = 30.44;

/** Some days or some months. @typedef {{ days: number } | { months: number }} Unit */

const BINS = [{ days: 1 }, { days: 7 }, { months: 1 }, { months: 12 }, { months: 120 }, { months: 1200 }];
const TICKS = [
  { days: 1 }, { days: 2 }, { days: 7 }, { days: 14 },
  ...[1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000].map((months) => ({ months })),
];

/** Days since 1970-01-01; NaN for no date. @param {string} iso */
export function dayNumber(iso) {
  return iso ? Math.floor(Date.parse(`${iso}T00:00Z`) / DAY) : NaN;
}

/** @param {number} day since 1970-01-01 @returns {string} ISO date */
export const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** @param {Unit} unit */
const lengthOf = (unit) => ("days" in unit ? unit.days : unit.months * MONTH_DAYS);

/** The first unit of which no more than so many are needed. @param {Unit[]} units @param {number} days @param {number} most */
const fitting = (units, days, most) => units.find((unit) => days / lengthOf(unit) <= most) ?? units[units.length - 1];

/** The start of the unit that a day is in. Weeks start on Monday. @param {number} day @param {Unit} unit */
function startOf(day, unit) {
  if ("days" in unit) return day - ((((day + 3) % unit.days) + unit.days) % unit.days);
  const date = new Date(day * DAY);
  return firstOf(Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / unit.months) * unit.months);
}

/** The start of the next unit. @param {number} start @param {Unit} unit */
function after(start, unit) {
  if ("days" in unit) return start + unit.days;
  const date = new Date(start * DAY);
  return firstOf(date.getUTCFullYear() * 12 + date.getUTCMonth() + unit.months);
}

/** The first day of a month. @param {number} months since the year 0 */
function firstOf(months) {
  return new Date(0).setUTCFullYear(Math.floor(months / 12), months % 12, 1) / DAY;
}

/** The starts of the units that some days reach into. @param {number} first @param {number} last @param {Unit} unit */
function startsOf(first, last, unit) {
  const starts = [];
  for (let start = startOf(first, unit); start <= last; start = after(start, unit)) starts.push(start);
  return starts;
}

/**
 * Bins of days, weeks, months or years, the shortest of which there are no more than `most`.
 * @param {number} first @param {number} last @param {number} most
 * @returns {number[]} the first day of each bin, and the day after the last
 */
export function binsOf(first, last, most) {
  const [, ...rest] = startsOf(first, last, fitting(BINS, last - first + 1, most));
  return [first, ...rest, last + 1];
}

/**
 * Days to label an axis with, and their labels; the year stands where it changes.
 * @param {number} first @param {number} last @param {number} most
 * @returns {[day: number, label: string][]}
 */
export function ticksOf(first, last, most) {
  const unit = fitting(TICKS, last - first + 1, most);
  let year = "";
  return startsOf(first, last, unit)
    .filter((start) => start >= first)
    .map((start) => {
      const [y, month, day] = isoOf(start).split("-");
      const name = "months" in unit && unit.months >= 12 ? "" : MONTHS[Number(month) - 1];
      const parts = ["days" in unit && Number(day), name, (y !== year || !name) && Number(y)];
      year = y;
      return [start, parts.filter(Boolean).join(" ")];
    });
}

/** The days of the claims: for each code of "when" its first and last, NaN without a date.
 * @param {Table} table @returns {{ from: number[], to: number[], first: number, last: number }} */
export function daysOf(table) {
  const [starts, ends] = ["date_start", "date_end"].map((field) => table.values(field).map((iso) => dayNumber(String(iso ?? ""))));
  const from = starts.map((start, code) => (Number.isNaN(start) ? ends[code] : start));
  const to = ends.map((end, code) => Math.max(from[code], Number.isNaN(end) ? from[code] : end));
  const known = (/** @type {number[]} */ days) => days.filter(Number.isFinite);
  const first = known(from).reduce((a, b) => Math.min(a, b), Infinity);
  return { from, to, first, last: known(to).reduce((a, b) => Math.max(a, b), -Infinity) };
}
