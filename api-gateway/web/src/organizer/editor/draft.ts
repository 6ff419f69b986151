import type { SeatAttribute, SectionLayout } from "../../api/types";
import { randomId } from "../../api/secure";
import { boundsOf, type Shape } from "../plan/geometry";

/** A block of seats in a draft. Numbers are null while their field is empty. */
export interface DraftSection {
  /** Id of the section, unique on this page only. */
  id: string;
  name: string;
  rows: number | null;
  seatsPerRow: number | null;
  price: number | null;
  layout: SectionLayout;
  /** Attributes by row and number, "1-4", so that they survive a change of the name. */
  attributes: Record<string, SeatAttribute[]>;
}

/** A draft of a concert. Times are Korean in the form of fields: "2026-12-24T19:30". */
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
  /** Settings of the waiting room that this page does not change. */
  waitingRoomRest: { challengeBits?: number; partitions?: number; passSeconds?: number };
  sections: DraftSection[];
}

export const LAYOUT_DEFAULT: SectionLayout = { x: 0, y: 6, rotation: 0, curve: 0, seatPitch: 0.55, rowPitch: 0.9 };

/** Bound on the seats that may be marked in a concert. */
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

/** Returns the number of seats of a section, zero while a number is missing. */
export function seatCount(section: DraftSection): number {
  return (section.rows ?? 0) * (section.seatsPerRow ?? 0);
}

/** Returns the section's shape on the plan. A missing number counts as one. */
export function shapeOf(section: DraftSection): Shape {
  return { rows: section.rows ?? 1, seatsPerRow: section.seatsPerRow ?? 1, layout: section.layout };
}

/** Returns the next free name: A to Z, then A1 and so on. */
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

/** Returns a new section behind all others. */
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

/** Returns a copy of the section beside it. */
export function copyOf(section: DraftSection, sections: readonly DraftSection[]): DraftSection {
  const width = (section.seatsPerRow ?? 1) * section.layout.seatPitch + 1.5;
  return {
    ...section,
    id: randomId(),
    name: nextName(sections),
    layout: { ...section.layout, x: half(section.layout.x + width) },
  };
}

/** Rounds a length to half a metre. */
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
