import { useCallback, useMemo, useRef } from "react";
import { randomId } from "./secure";

const PREFIX = "cygi-intent:";

/**
 * Returns the idempotency key of an intent: something that a person means to do once, such as one booking. The key
 * survives a reload of the tab, so that a second try after a lost answer is the same request.
 *
 * @param name name of the intent, e.g. `book:${concertId}`
 * @param name what is meant, e.g. `book:${concertId}`
 */
export function intentKey(name: string): string {
  const stored = sessionStorage.getItem(PREFIX + name);
  if (stored !== null) {
    return stored;
  }
  const key = randomId();
  sessionStorage.setItem(PREFIX + name, key);
  return key;
}

/** Ends an intent. The next request under its name gets a new key. */
export function endIntent(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

/**
 * Runs a write at most once at a time under the key of its intent. The intent ends when the write is done or finally
 * refused. It stays if the outcome is not known, so that the next try repeats it.\n\nThe body belongs to the intent:
 * another body is another request and needs another key.
 *
 * @param of the name of the intent, as for `intentKey`
 */
export function useIntent(of: string) {
  const running = useRef<Promise<unknown> | null>(null);
  const run = useCallback(
    <T>(write: (key: string) => Promise<T>, body?: unknown): Promise<T> => {
      if (running.current !== null) {
        return running.current as Promise<T>;
      }
      const name = body === undefined ? of : `${of}:${digest(body)}`;
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
    [of],
  );
  return useMemo(() => ({ run }), [run]);
}

/** Returns whether nothing was done for certain: the server answered, and the answer is no outage. */
export function refusedForGood(error: unknown): boolean {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === "number" && status >= 400 && status < 500 && status !== 429;
}

const PRIME_ONE = 0x9e3779b1;
const PRIME_TWO = 0x85ebca77;

/**
 * Returns a short digest of a body. It tells bodies apart and protects nothing; the server compares the bodies itself.
 */
export function digest(body: unknown): string {
  let one = 0x811c9dc5;
  let two = 0x1b873593;
  for (const letter of JSON.stringify(body)) {
    const code = letter.codePointAt(0) ?? 0;
    one = Math.imul(one ^ code, PRIME_ONE);
    one ^= one >>> 15;
    two = Math.imul(two + code, PRIME_TWO);
    two ^= two >>> 13;
  }
  return [one, two].map((half) => (half >>> 0).toString(36)).join("-");
}
