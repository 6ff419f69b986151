import { happenedAt, type StoredEvent } from "../events/chain";

export type SeatState = "AVAILABLE" | "HELD" | "SOLD";

/** State of a seat after an event, by the event's title. */
const AFTER: Record<string, SeatState> = { SeatHeld: "HELD", SeatSold: "SOLD", SeatReleased: "AVAILABLE" };

export const SEAT_EVENT_TYPES = Object.keys(AFTER);

/** A change of a seat. */
export interface SeatChange {
  globalIndex: number;
  at: number;
  seat: string;
  state: SeatState;
  type: string;
  reservation: string | null;
  correlationId: string | null;
}

/** Returns the changes of seats among events, in the order in which they were stored. */
export function changesOf(events: readonly StoredEvent[]): SeatChange[] {
  return events
    .flatMap((event) => {
      const state = AFTER[event.type];
      const seat = event.payload["seat"];
      const reservation = event.payload["reservationId"];
      const correlationId = event.metadata["correlationId"];
      return state === undefined || typeof seat !== "string"
        ? []
        : [
            {
              globalIndex: event.globalIndex,
              at: happenedAt(event),
              seat,
              state,
              type: event.type,
              reservation: typeof reservation === "string" ? reservation : null,
              correlationId: typeof correlationId === "string" ? correlationId : null,
            },
          ];
    })
    .sort((a, b) => a.globalIndex - b.globalIndex);
}

export type SeatStates = ReadonlyMap<string, SeatState>;

/**
 * Returns the seats after a number of changes.
 *
 * @param base the seats before the first change, without free ones
 * @param base the seats before the first, those that were not free
 */
export function statesAfter(base: SeatStates, changes: readonly SeatChange[], count: number): SeatStates {
  const states = new Map(base);
  for (const change of changes.slice(0, count)) {
    states.set(change.seat, change.state);
  }
  return states;
}

/** A seat whose state differs between two instants. */
export interface SeatDifference {
  seat: string;
  before: SeatState;
  after: SeatState;
}

/** Returns the seats that differ between two instants. */
export function differencesOf(before: SeatStates, after: SeatStates): SeatDifference[] {
  const seats = new Set([...before.keys(), ...after.keys()]);
  return [...seats]
    .map((seat) => ({ seat, before: before.get(seat) ?? "AVAILABLE", after: after.get(seat) ?? "AVAILABLE" }) as const)
    .filter((difference) => difference.before !== difference.after)
    .sort((a, b) => a.seat.localeCompare(b.seat, undefined, { numeric: true }));
}

/** Returns the number of changes up to an event, by its global index; all if none is given. */
export function countUpTo(changes: readonly SeatChange[], globalIndex: number | null): number {
  return globalIndex === null ? changes.length : changes.filter((change) => change.globalIndex <= globalIndex).length;
}

/** Returns the number of seats of a section in each state. */
export function countsOf(states: SeatStates, section: { name: string; seats: number }): Record<SeatState, number> {
  let held = 0;
  let sold = 0;
  for (const [seat, state] of states) {
    if (sectionOf(seat) === section.name) {
      held += state === "HELD" ? 1 : 0;
      sold += state === "SOLD" ? 1 : 0;
    }
  }
  return { AVAILABLE: section.seats - held - sold, HELD: held, SOLD: sold };
}

/** Returns the section of a seat: "A" of "A-3-12". */
export function sectionOf(seat: string): string {
  return seat.split("-").slice(0, -2).join("-");
}

/**
 * Returns one path with a square for each seat in a state.
 *
 * @param cell length of a seat's place
 * @param cell length of a seat's place
 */
export function statePath(
  states: SeatStates,
  section: { name: string; rows: number; seatsPerRow: number },
  state: SeatState,
  cell: number,
): string {
  const side = cell * 0.74;
  const parts: string[] = [];
  for (let row = 1; row <= section.rows; row++) {
    for (let number = 1; number <= section.seatsPerRow; number++) {
      if ((states.get(`${section.name}-${row}-${number}`) ?? "AVAILABLE") === state) {
        const x = (number - 1) * cell + (cell - side) / 2;
        const y = (row - 1) * cell + (cell - side) / 2;
        parts.push(state === "HELD" ? diamond(x, y, side) : `M${x} ${y}h${side}v${side}h${-side}z`);
      }
    }
  }
  return parts.join("");
}

/** Returns the path of a held seat. Its shape differs, so that it can be told without colour. */
function diamond(x: number, y: number, side: number): string {
  const half = side / 2;
  return `M${x + half} ${y}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`;
}
