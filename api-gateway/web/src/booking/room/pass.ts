import { useMemo, useSyncExternalStore } from "react";
import { serverNow } from "../../api/clock";
import type { Schemas } from "../../api/types";

export type Ticket = Schemas["Ticket"];

const PASS = "cygi-pass:";
const TICKET = "cygi-ticket:";

/** The header that a pass goes in. */
export const PASS_HEADER = "Waiting-Room-Pass";

interface KeptPass {
  pass: string;
  until: string;
}

/** Keeps the pass of a ticket that was let in, for the booking. */
export function keepPass(concertId: string, ticket: Ticket): void {
  if (ticket.pass !== undefined && ticket.passExpiresAt !== undefined) {
    localStorage.setItem(PASS + concertId, JSON.stringify({ pass: ticket.pass, until: ticket.passExpiresAt } satisfies KeptPass));
    listeners.forEach((listener) => listener());
  }
}

/** The pass for a concert, null where there is none or its time is over. */
export function keptPass(concertId: string): KeptPass | null {
  return valid(parsed(localStorage.getItem(PASS + concertId)), serverNow());
}

/** `keptPass`, told anew when this or another tab gets a pass or uses it. */
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

/** Keeps the token of a place in line, so that a reload and another tab find it without joining. */
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

/** Keeps the receipt of a lobby, which is told once, on joining. */
export function keepReceipt(concertId: string, ticket: Ticket): void {
  if (ticket.receipt !== undefined) {
    localStorage.setItem(RECEIPT + concertId, JSON.stringify({ uuid: ticket.uuid, receipt: ticket.receipt, joinedAt: ticket.joinedAt }));
  }
}

/** The receipt as it was kept, JSON, null where there is none. */
export function keptReceipt(concertId: string): string | null {
  return localStorage.getItem(RECEIPT + concertId);
}
