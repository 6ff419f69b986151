import { useEffect, useState, useSyncExternalStore } from "react";

/**
 * Learns the server's clock from its answers. Each answer bounds the difference to this machine's clock, because the
 * server told its time between sending and receiving. The narrowest bound of the last minutes is used.
 */
interface Sample {
  /** Server's time minus this machine's time, in ms. */
  offset: number;
  /** Bound on the error of the offset, in ms. */
  error: number;
  /** Instant of the sample, by `performance.now()`. */
  at: number;
}

const SAMPLE_AGE_MAX = 300_000;
/** Error of the `Date` header, which has whole seconds, in ms. */
const DATE_ERROR = 500;

let sample: Sample | null = null;
const listeners = new Set<() => void>();

/**
 * Learns the time from an answer that has just come.
 *
 * @param sent `performance.now()` when the request was sent
 * @param sent `performance.now()` when it was asked for
 */
export function learnTime(response: Response, sent: number): void {
  const now = performance.now();
  const text = response.headers.get("Date");
  const told = text === null ? Number.NaN : Date.parse(text);
  // An answer that may be cached has the time at which it was made.
  const fresh = response.headers.get("Cache-Control")?.includes("no-store") === true;
  if (Number.isFinite(told) && fresh && !response.headers.has("Age")) {
    learn(told + DATE_ERROR, sent, now, DATE_ERROR);
  }
}

/** Learns a time that the server told between two instants of `performance.now()`. */
export function learn(told: number, sent: number, received: number, error: number): void {
  const half = (received - sent) / 2;
  const here = Date.now() - half;
  const next = { offset: told - here, error: half + error, at: received };
  // Two bounds that exclude each other mean that a clock was set meanwhile.
  const moved = sample !== null && Math.abs(next.offset - sample.offset) > next.error + sample.error;
  if (sample === null || moved || next.error <= sample.error || received - sample.at > SAMPLE_AGE_MAX) {
    sample = next;
    listeners.forEach((listener) => listener());
  }
}

/** Returns the server's time in ms, or this machine's if the server's is not known yet. */
export function serverNow(): number {
  return Date.now() + (sample?.offset ?? 0);
}

/** Returns the bound on the error of `serverNow` in ms, null if nothing is known. */
export function useClockError(): number | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (sample === null ? null : Math.ceil(sample.error)),
  );
}

/** Returns the server's time, updated at each period. A hidden page is updated when it is shown again. */
export function useServerNow(periodMillis = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const tick = () => setNow(serverNow());
    // The update comes on the server's second, so that all countdowns of a page change together.
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

/** Forgets the learned time, for tests. */
export function forgetTime(): void {
  sample = null;
}
