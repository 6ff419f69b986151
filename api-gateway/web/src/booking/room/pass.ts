import { useMemo, useSyncExternalStore } from "react";
import { serverNow } from "../../api/clock";
import type { Schemas } from "../../api/types";

export type Ticket = Schemas["Ticket"];

const PASS = "cygi-pass:";
const TICKET = "cygi-ticket:";

/** Name of the header for a pass. */
export const PASS_HEADER = "Waiting-Room-Pass";

interface KeptPass {
  pass: string;
  until: string;
}

/** Stores the pass of an admitted ticket for the booking. */
export function keepPass(concertId: string, ticket: Ticket): void {
  if (ticket.pass !== undefined && ticket.passExpiresAt !== undefined) {
    localStorage.setItem(PASS + concertId, JSON.stringify({ pass: ticket.pass, until: ticket.passExpiresAt } satisfies KeptPass));
    listeners.forEach((listener) => listener());
  }
}

/** Returns the pass for a concert, null if there is none or it has expired. */
export function keptPass(concertId: string): KeptPass | null {
  return valid(parsed(localStorage.getItem(PASS + concertId)), serverNow());
}

/** Returns `keptPass`, updated when this or another tab gets or uses a pass. */
export function usePass(concertId: string, now: number): KeptPass | null {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(PASS + concertId));
  const pass = useMemo(() => parsed(text), [text]);
  return valid(pass, now);
}

export function dropPass(concertId: string): void {
  localStorage.removeItem(PASS + concertId);
  listeners.forEach((listener) => listener());
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function valid(pass: KeptPass | null, now: number): KeptPass | null {
  return pass !== null && Date.parse(pass.until) > now ? pass : null;
}

function parsed(text: string | null): KeptPass | null {
  try {
    const read = JSON.parse(text ?? "null") as Partial<KeptPass> | null;
    return typeof read?.pass === "string" && typeof read.until === "string" ? { pass: read.pass, until: read.until } : null;
  } catch {
    return null;
  }
}

/** Stores the token of a place in line, so that a reload and another tab find it without joining again. */
export function keepTicket(concertId: string, token: string): void {
  localStorage.setItem(TICKET + concertId, token);
}

export function keptTicket(concertId: string): string | null {
  return localStorage.getItem(TICKET + concertId);
}

export function dropTicket(concertId: string): void {
  localStorage.removeItem(TICKET + concertId);
}

const RECEIPT = "cygi-receipt:";

/** Stores the receipt of a lobby, which is given only once, on joining. */
export function keepReceipt(concertId: string, ticket: Ticket): void {
  if (ticket.receipt !== undefined) {
    localStorage.setItem(RECEIPT + concertId, JSON.stringify({ uuid: ticket.uuid, receipt: ticket.receipt, joinedAt: ticket.joinedAt }));
  }
}

/** Returns the stored receipt as JSON, null if there is none. */
export function keptReceipt(concertId: string): string | null {
  return localStorage.getItem(RECEIPT + concertId);
}
