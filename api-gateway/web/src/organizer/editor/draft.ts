import type { SeatAttribute, SectionLayout } from "../../api/types";
import { randomId } from "../../api/secure";
import { boundsOf, type Shape } from "../plan/geometry";

/** A block of seats as it is being drawn. Numbers are null while their field is empty. */
export interface DraftSection {
  /** Of this page alone. */
  id: string;
  name: string;
  rows: number | null;
  seatsPerRow: number | null;
  price: number | null;
  layout: SectionLayout;
  /** By row and number, "1-4", so that they outlive a change of the name. */
  attributes: Record<string, SeatAttribute[]>;
}

/** A concert as it is being written. Times are Korean ones as fields have them: "2026-12-24T19:30". */
export interface Draft {
  title: string;
  description: string;
  venue: string;
  startsAt: string;
  endsAt: string;
  salesOpenAt: string;
  salesCloseAt: string;
  purchaseLimit: number | null;
  holdSeconds: number | null;
  holdExtensions: number | null;
  fullUntilDays: number | null;
  partialUntilDays: number | null;
  partialPercent: number | null;
  waitingRoom: boolean;
  admissionsPerSecond: number | null;
  capacity: number | null;
  lobbyMinutes: number | null;
  /** Settings of the waiting room that this page leaves as they are. */
  waitingRoomRest: { challengeBits?: number; partitions?: number; passSeconds?: number };
  sections: DraftSection[];
}

export const LAYOUT_DEFAULT: SectionLayout = { x: 0, y: 6, rotation: 0, curve: 0, seatPitch: 0.55, rowPitch: 0.9 };

/** The most seats that may be marked in a concert. */
export const MARKED_MAX = 2_000;

export function emptyDraft(): Draft {
  return {
    title: "",
    description: "",
    venue: "",
    startsAt: "",
    endsAt: "",
    salesOpenAt: "",
    salesCloseAt: "",
    purchaseLimit: 4,
    holdSeconds: 300,
    holdExtensions: 1,
    fullUntilDays: 7,
    partialUntilDays: 1,
    partialPercent: 50,
    waitingRoom: true,
    admissionsPerSecond: 50,
    capacity: null,
    lobbyMinutes: 0,
    waitingRoomRest: {},
    sections: [],
  };
}

/** The seats of a section, none while a number is missing. */
export function seatCount(section: DraftSection): number {
  return (section.rows ?? 0) * (section.seatsPerRow ?? 0);
}

/** The section as the plan draws it. A number that is missing is one. */
export function shapeOf(section: DraftSection): Shape {
  return { rows: section.rows ?? 1, seatsPerRow: section.seatsPerRow ?? 1, layout: section.layout };
}

/** The next free name: A to Z, then A1 and so on. */
export function nextName(sections: readonly DraftSection[]): string {
  const taken = new Set(sections.map((section) => section.name));
  for (let index = 0; ; index++) {
    const letter = String.fromCharCode(65 + (index % 26));
    const name = index < 26 ? letter : `${letter}${Math.floor(index / 26)}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}

/** A new section behind all others. */
export function newSection(sections: readonly DraftSection[]): DraftSection {
  const bounds = boundsOf(sections.map(shapeOf));
  const last = sections.at(-1);
  return {
    id: randomId(),
    name: nextName(sections),
    rows: 10,
    seatsPerRow: 20,
    price: last?.price ?? null,
    layout: { ...LAYOUT_DEFAULT, y: sections.length === 0 ? LAYOUT_DEFAULT.y : half(bounds.y + bounds.height + 1.5) },
    attributes: {},
  };
}

/** The same section once more beside it. */
export function copyOf(section: DraftSection, sections: readonly DraftSection[]): DraftSection {
  const width = (section.seatsPerRow ?? 1) * section.layout.seatPitch + 1.5;
  return {
    ...section,
    id: randomId(),
    name: nextName(sections),
    layout: { ...section.layout, x: half(section.layout.x + width) },
  };
}

/** A length on the grid of half a metre. */
export function half(metres: number): number {
  return Math.round(metres * 2) / 2;
}

/** Marks or clears a rectangle of seats. */
export function withAttribute(
  section: DraftSection,
  attribute: SeatAttribute,
  range: { rowFrom: number; rowTo: number; seatFrom: number; seatTo: number },
  on: boolean,
): DraftSection {
  const attributes = { ...section.attributes };
  const rowTo = Math.min(range.rowTo, section.rows ?? 0);
  const seatTo = Math.min(range.seatTo, section.seatsPerRow ?? 0);
  for (let row = Math.max(1, range.rowFrom); row <= rowTo; row++) {
    for (let seat = Math.max(1, range.seatFrom); seat <= seatTo; seat++) {
      const key = `${row}-${seat}`;
      const rest = (attributes[key] ?? []).filter((other) => other !== attribute);
      const next = on ? [...rest, attribute] : rest;
      if (next.length > 0) {
        attributes[key] = next;
      } else {
        delete attributes[key];
      }
    }
  }
  return { ...section, attributes };
}
