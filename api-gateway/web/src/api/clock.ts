import { useEffect, useState, useSyncExternalStore } from "react";

/**
 * The server's clock, told from its answers. Each answer bounds the difference to the clock of this machine: the server said
 * its time between sending and receiving. The best bound of the last minutes counts.
 */
interface Sample {
  /** Server's time less this machine's, in milliseconds. */
  offset: number;
  /** The most that it can be wrong by. */
  error: number;
  /** When it was taken, by `performance.now()`. */
  at: number;
}

const SAMPLE_AGE_MAX = 300_000;
/** `Date` tells whole seconds, cut off. */
const DATE_ERROR = 500;

let sample: Sample | null = null;
const listeners = new Set<() => void>();

/** Learns the time from an answer that has just come. @param sent `performance.now()` when it was asked for */
export function learnTime(response: Response, sent: number): void {
  const now = performance.now();
  const text = response.headers.get("Date");
  const told = text === null ? Number.NaN : Date.parse(text);
  // An answer that may be kept can come from a cache: it tells when it was made.
  const fresh = response.headers.get("Cache-Control")?.includes("no-store") === true;
  if (Number.isFinite(told) && fresh && !response.headers.has("Age")) {
    learn(told + DATE_ERROR, sent, now, DATE_ERROR);
  }
}

/** Learns the time that the server told between two instants of `performance.now()`. */
export function learn(told: number, sent: number, received: number, error: number): void {
  const half = (received - sent) / 2;
  const here = Date.now() - half;
  const next = { offset: told - here, error: half + error, at: received };
  // Two bounds that exclude each other: a clock was set since.
  const moved = sample !== null && Math.abs(next.offset - sample.offset) > next.error + sample.error;
  if (sample === null || moved || next.error <= sample.error || received - sample.at > SAMPLE_AGE_MAX) {
    sample = next;
    listeners.forEach((listener) => listener());
  }
}

/** The server's time in milliseconds; this machine's where nothing is known of it yet. */
export function serverNow(): number {
  return Date.now() + (sample?.offset ?? 0);
}

/** The most that `serverNow` can be wrong by in milliseconds, null while nothing is known. */
export function useClockError(): number | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (sample === null ? null : Math.ceil(sample.error)),
  );
}

/** The server's time, told anew each period. A page that is hidden is told when it is shown again. */
export function useServerNow(periodMillis = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const tick = () => setNow(serverNow());
    // On the server's second, so that all countdowns of a page change together.
    let timer = 0;
    const schedule = () => {
      timer = window.setTimeout(
        () => {
          tick();
          schedule();
        },
        periodMillis - (serverNow() % periodMillis),
      );
    };
    schedule();
    document.addEventListener("visibilitychange", tick);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [periodMillis]);
  return now;
}

/** Forgets what was learned, for tests. */
export function forgetTime(): void {
  sample = null;
}
