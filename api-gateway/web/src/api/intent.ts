import { useCallback, useMemo, useRef } from "react";

const PREFIX = "cygi-intent:";

/**
 * The idempotency key of something that a person means to do once, such as one booking. It outlives a reload of the tab, so
 * that a second try after a lost answer is the same request. @param name what is meant, e.g. `book:${concertId}`
 */
export function intentKey(name: string): string {
  const stored = sessionStorage.getItem(PREFIX + name);
  if (stored !== null) {
    return stored;
  }
  const key = crypto.randomUUID();
  sessionStorage.setItem(PREFIX + name, key);
  return key;
}

/** Ends an intent: what is done next under its name is something new. */
export function endIntent(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

/**
 * Runs a write at most once at a time under the key of its intent. The intent ends when the write is done or refused for
 * good; it stays where nobody knows what became of it, so that the next try repeats it.
 */
export function useIntent(name: string) {
  const running = useRef<Promise<unknown> | null>(null);
  const run = useCallback(
    <T>(write: (key: string) => Promise<T>): Promise<T> => {
      if (running.current !== null) {
        return running.current as Promise<T>;
      }
      const attempt = write(intentKey(name))
        .then(
          (done) => {
            endIntent(name);
            return done;
          },
          (error: unknown) => {
            if (refusedForGood(error)) {
              endIntent(name);
            }
            throw error;
          },
        )
        .finally(() => {
          running.current = null;
        });
      running.current = attempt;
      return attempt;
    },
    [name],
  );
  return useMemo(() => ({ run }), [run]);
}

/** Only an answer of the server that is no outage tells that nothing was done. */
function refusedForGood(error: unknown): boolean {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === "number" && status >= 400 && status < 500 && status !== 429;
}
