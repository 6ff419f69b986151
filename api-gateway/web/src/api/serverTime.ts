import { useEffect } from "react";
import { learn } from "./clock";

const TRIES = 3;

/**
 * Asks the server for its time, some times in a row, so that the shortest way counts. Pages call it before an instant that
 * matters; all other answers tell the time to a second.
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
      // Without an answer the clock stays as good as it was, and says so.
      return;
    }
  }
}

const FRESH_MILLIS = 60_000;
let asked = -FRESH_MILLIS;

/** Asks for the server's time, unless it was asked for within the last minute. */
export function syncNowAndThen(): void {
  if (performance.now() - asked >= FRESH_MILLIS) {
    asked = performance.now();
    void syncServerTime();
  }
}

/** Asks for the server's time once, for a page whose instants matter. */
export function useServerTime(): void {
  useEffect(() => {
    void syncServerTime();
  }, []);
}
