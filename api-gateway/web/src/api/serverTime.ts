import { useEffect } from "react";
import { learn } from "./clock";

const TRIES = 3;

/**
 * Asks the server for its time several times in a row and uses the shortest round trip. Pages call it before an instant
 * that matters; all other answers tell the time to a second.
 */
export async function syncServerTime(): Promise<void> {
  for (let i = 0; i < TRIES; i++) {
    const sent = performance.now();
    try {
      const response = await fetch("/api/v1/time", { cache: "no-store" });
      const received = performance.now();
      if (!response.ok) {
        return;
      }
      const told = Number(((await response.json()) as { epochMillis?: unknown }).epochMillis);
      if (Number.isFinite(told)) {
        learn(told, sent, received, 1);
      }
    } catch {
      // Without an answer the clock keeps its precision, which it reports.
      return;
    }
  }
}

const FRESH_MILLIS = 60_000;
let asked = -FRESH_MILLIS;

/** Asks for the server's time, unless that was done within the last minute. */
export function syncNowAndThen(): void {
  if (performance.now() - asked >= FRESH_MILLIS) {
    asked = performance.now();
    void syncServerTime();
  }
}

/** Asks for the server's time once, for a page with exact instants. */
export function useServerTime(): void {
  useEffect(() => {
    void syncServerTime();
  }, []);
}
