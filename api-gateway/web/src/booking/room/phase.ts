import type { Schemas } from "../../api/types";
import type { Ticket } from "./pass";

/** The phase of a fan in the waiting room. */
export type Phase =
  | { kind: "outside" }
  | { kind: "looking" }
  | { kind: "lobby"; ticket: Ticket }
  | { kind: "waiting"; ticket: Ticket }
  | { kind: "admitted"; ticket: Ticket }
  /** The place has ended: the pass was not used in time, the fan left, or the room has ended. */
  | { kind: "over"; why: "EXPIRED" | "LEFT" | "GONE" };

/** The known facts about a fan's place in line. */
export interface Known {
  /** The stored token, null if the fan has not joined. */
  token: string | null;
  ticket: Ticket | null;
  /** Whether the fan has left in this tab. */
  left: boolean;
  /** Whether the server no longer knows the stored token. */
  gone: boolean;
}

/** Returns the phase that follows from the known facts. */
export function phaseOf({ token, ticket, left, gone }: Known): Phase {
  if (left) {
    return { kind: "over", why: "LEFT" };
  }
  if (gone) {
    return { kind: "over", why: "GONE" };
  }
  if (token === null) {
    return { kind: "outside" };
  }
  if (ticket === null) {
    return { kind: "looking" };
  }
  switch (ticket.status) {
    case "ADMITTED":
      return { kind: "admitted", ticket };
    case "WAITING":
      return { kind: ticket.partition < 0 ? "lobby" : "waiting", ticket };
    default:
      return { kind: "over", why: ticket.status };
  }
}

const ORDER: Record<Ticket["status"], number> = { WAITING: 0, ADMITTED: 1, EXPIRED: 2, LEFT: 2 };

/**
 * Returns the later of two states of a ticket. Stream and poll can overtake each other. A line never moves back, so an
 * older answer changes nothing.
 */
export function later(known: Ticket | null | undefined, told: Ticket): Ticket {
  if (known === null || known === undefined || known.uuid !== told.uuid) {
    return told;
  }
  if (ORDER[told.status] !== ORDER[known.status]) {
    return ORDER[told.status] > ORDER[known.status] ? told : known;
  }
  const drawn = known.partition >= 0 && told.partition < 0;
  return drawn || told.committedOffset < known.committedOffset ? known : told;
}

/** Returns whether a fan may join now: the sale runs, or its lobby is open. */
export function mayJoin(status: Schemas["Concert"]["status"], lobby: Schemas["Lobby"] | undefined): boolean {
  return status === "ON_SALE" || (status === "SCHEDULED" && (lobby?.phase === "OPEN" || lobby?.phase === "DRAWING"));
}
