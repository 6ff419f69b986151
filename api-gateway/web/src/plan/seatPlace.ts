import type { SectionLayout } from "../api/types";

/** A point of the venue's plan in metres: x to the right, y away from the stage. */
export interface Point {
  x: number;
  y: number;
}

/**
 * Returns the position of a seat relative to the middle of its section's front row, before rotation.
 *
 * @param row from 1,
 * @param number from 1
 * @param row from 1,
 * @param number from 1
 */
export function localSeat(layout: SectionLayout, seatsPerRow: number, row: number, number: number): Point {
  const along = (number - 1 - (seatsPerRow - 1) / 2) * layout.seatPitch;
  const back = (row - 1) * layout.rowPitch;
  if (layout.curve <= 0) {
    return { x: along, y: back };
  }
  const radius = layout.curve + back;
  const angle = along / radius;
  return { x: radius * Math.sin(angle), y: radius * Math.cos(angle) - layout.curve };
}

/** Returns the position on the plan of a point of a section. */
export function placed(layout: SectionLayout, point: Point): Point {
  const turn = (layout.rotation * Math.PI) / 180;
  const c = Math.cos(turn);
  const s = Math.sin(turn);
  return { x: layout.x + point.x * c - point.y * s, y: layout.y + point.x * s + point.y * c };
}
