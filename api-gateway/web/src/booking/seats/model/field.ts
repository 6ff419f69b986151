import type { Plan, PlanSection, Rectangle, SeatAttribute } from "../../../api/types";
import { localSeat, placed, type Point } from "../../../plan/seatPlace";

/** Number of price tones in the palette. */
const TONES = 6;

/** A section with values that are computed once. */
export interface FieldSection extends PlanSection {
  /** The section's position in the concert's order. */
  order: number;
  /** Index of the section's first seat. */
  first: number;
  count: number;
  /** Price of a seat in won. */
  price: number;
  /** Hue by price: 1 is the dearest, 6 the cheapest. */
  tone: number;
  /** Bounds of its seats' centres before rotation and shift, with half a pitch around. */
  local: Rectangle;
  /** Bounds of its seats' centres on the plan, with half a pitch around. */
  bounds: Rectangle;
}

/** All seats of a concert by index: section by section, row by row, number by number. */
export interface SeatField {
  plan: Plan;
  sections: FieldSection[];
  count: number;
  x: Float32Array;
  y: Float32Array;
  /** Attributes of each seat as bits of `ATTRIBUTE_BITS`. */
  attributes: Uint8Array;
}

export const ATTRIBUTE_BITS: Record<SeatAttribute, number> = { RESTRICTED_VIEW: 1, WHEELCHAIR: 2, COMPANION: 4 };
export const ATTRIBUTES = Object.keys(ATTRIBUTE_BITS) as SeatAttribute[];

/** The section, row and number of a seat. */
export interface SeatPlace {
  section: FieldSection;
  row: number;
  number: number;
  name: string;
}

/**
 * Computes every seat's position.
 *
 * @param prices prices in won by the section's name
 * @param prices won by section's name
 */
export function seatField(plan: Plan, prices: ReadonlyMap<string, number>): SeatField {
  const count = plan.sections.reduce((sum, section) => sum + section.rows * section.seatsPerRow, 0);
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  const attributes = new Uint8Array(count);
  const dearestFirst = [...new Set(plan.sections.map((section) => prices.get(section.name) ?? 0))].sort((a, b) => b - a);
  let first = 0;
  const sections = plan.sections.map((section, order): FieldSection => {
    const price = prices.get(section.name) ?? 0;
    const local = growing();
    const bounds = growing();
    let index = first;
    for (let row = 1; row <= section.rows; row++) {
      for (let number = 1; number <= section.seatsPerRow; number++) {
        const inner = localSeat(section.layout, section.seatsPerRow, row, number);
        const outer = placed(section.layout, inner);
        x[index] = outer.x;
        y[index] = outer.y;
        local.add(inner);
        bounds.add(outer);
        index++;
      }
    }
    const margin = Math.max(section.layout.seatPitch, section.layout.rowPitch) / 2;
    const begun = first;
    first = index;
    const made: FieldSection = {
      ...section,
      order,
      first: begun,
      count: index - begun,
      price,
      tone: Math.min(TONES, dearestFirst.indexOf(price) + 1),
      local: local.grown(margin),
      bounds: bounds.grown(margin),
    };
    for (const [name, given] of Object.entries(section.attributes)) {
      const seat = indexInSection(made, name);
      if (seat !== null) {
        attributes[seat] = given.reduce((bits, attribute) => bits | (ATTRIBUTE_BITS[attribute] ?? 0), 0);
      }
    }
    return made;
  });
  return { plan, sections, count, x, y, attributes };
}

function growing() {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  return {
    add(point: Point) {
      left = Math.min(left, point.x);
      right = Math.max(right, point.x);
      top = Math.min(top, point.y);
      bottom = Math.max(bottom, point.y);
    },
    grown: (by: number): Rectangle => ({
      x: left - by,
      y: top - by,
      width: right - left + 2 * by,
      height: bottom - top + 2 * by,
    }),
  };
}

function indexInSection(section: FieldSection, name: string): number | null {
  const [row, number] = name.slice(section.name.length + 1).split("-").map(Number);
  if (!row || !number || row > section.rows || number > section.seatsPerRow || !name.startsWith(`${section.name}-`)) {
    return null;
  }
  return section.first + (row - 1) * section.seatsPerRow + number - 1;
}

/** Returns the index of a seat by its name, null if there is none. */
export function seatIndex(field: SeatField, name: string): number | null {
  const end = name.lastIndexOf("-", name.lastIndexOf("-") - 1);
  const section = field.sections.find((candidate) => candidate.name === name.slice(0, end));
  return section === undefined ? null : indexInSection(section, name);
}

/** Returns the section of a seat. */
export function sectionOf(field: SeatField, index: number): FieldSection {
  let low = 0;
  let high = field.sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((field.sections[middle]?.first ?? 0) <= index) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const found = field.sections[low];
  if (found === undefined) {
    throw new RangeError("A plan has a section");
  }
  return found;
}

/** Returns the name and place of a seat. */
export function placeOf(field: SeatField, index: number): SeatPlace {
  const section = sectionOf(field, index);
  const within = index - section.first;
  const row = Math.floor(within / section.seatsPerRow) + 1;
  const number = (within % section.seatsPerRow) + 1;
  return { section, row, number, name: `${section.name}-${row}-${number}` };
}

/** Returns the seat of a section by row and number, both from 1. */
export function seatAt(section: FieldSection, row: number, number: number): number {
  return section.first + (row - 1) * section.seatsPerRow + number - 1;
}

/**
 * Returns the seat nearest to a point of the plan, and its distance. A section's rows are evenly spaced, so that the
 * point, turned back into the section, gives row and number without a search.
 */
export function nearestSeat(field: SeatField, x: number, y: number): { index: number; distance: number } | null {
  let best: { index: number; distance: number } | null = null;
  for (const section of field.sections) {
    const index = nearestOfSection(section, x, y);
    const distance = Math.hypot((field.x[index] ?? 0) - x, (field.y[index] ?? 0) - y);
    if (best === null || distance < best.distance) {
      best = { index, distance };
    }
  }
  return best;
}

function nearestOfSection(section: FieldSection, x: number, y: number): number {
  const { layout, rows, seatsPerRow } = section;
  const turn = (layout.rotation * Math.PI) / 180;
  const dx = x - layout.x;
  const dy = y - layout.y;
  const px = dx * Math.cos(turn) + dy * Math.sin(turn);
  const py = dy * Math.cos(turn) - dx * Math.sin(turn);
  const curved = layout.curve > 0;
  const back = curved ? Math.hypot(px, py + layout.curve) - layout.curve : py;
  const row = clamp(Math.round(back / layout.rowPitch) + 1, 1, rows);
  const along = curved ? Math.atan2(px, py + layout.curve) * (layout.curve + (row - 1) * layout.rowPitch) : px;
  const number = clamp(Math.round(along / layout.seatPitch + (seatsPerRow - 1) / 2) + 1, 1, seatsPerRow);
  return seatAt(section, row, number);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
