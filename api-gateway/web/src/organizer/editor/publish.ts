import { refusedForGood } from "../../api/intent";
import { asProblem } from "../../api/problem";
import { randomId } from "../../api/secure";
import type { Schemas } from "../../api/types";
import type { ConcertBody } from "./wire";

export type PublishedConcert = Schemas["ScheduledConcert"];

const PREFIX = "cygi-publish:";
/** Bound on the versions of a concert that were sent and whose answers were lost. The oldest are forgotten first. */
const SENT_MAX = 5;
const REUSED = "IDEMPOTENCY_KEY_REUSED";
const INVALID = 400;

/** A concert that was sent and whose outcome is unknown. */
interface Sent {
  key: string;
  /** The bodies that were sent under the key, as JSON, the latest last. */
  bodies: string[];
}

/** The outcome of publishing. */
export interface Published {
  concert: PublishedConcert;
  /** Whether an earlier version was published: its answer was lost, and the draft has changed since. */
  earlier: boolean;
}

/**
 * Publishes a concert once, even if answers are lost and the draft changes meanwhile. All versions have one key, so the
 * server carries out only one of them. If that is an earlier version, it is sent again and its answer is used.
 *
 * @param accountId the organizer's account
 * @param send sends a version under a key
 */
export async function publishOnce(
  accountId: string,
  body: ConcertBody,
  send: (key: string, body: ConcertBody) => Promise<PublishedConcert>,
): Promise<Published> {
  const name = PREFIX + accountId;
  const said = JSON.stringify(body);
  const { key, bodies } = readSent(name) ?? { key: randomId(), bodies: [] };
  const others = bodies.filter((other) => other !== said);
  keepSent(name, { key, bodies: [...others, said].slice(-SENT_MAX) });
  try {
    const concert = await send(key, body);
    sessionStorage.removeItem(name);
    return { concert, earlier: false };
  } catch (error) {
    const { code, status } = asProblem(error);
    if (code === REUSED) {
      return await published(name, key, others, send, error);
    }
    if (status === INVALID) {
      // The body was not stored under the key, which may belong to an earlier version.
      keepSent(name, { key, bodies: others });
    } else if (refusedForGood(error)) {
      sessionStorage.removeItem(name);
    }
    throw error;
  }
}

/** Returns the concert that the key belongs to. */
async function published(
  name: string,
  key: string,
  bodies: readonly string[],
  send: (key: string, body: ConcertBody) => Promise<PublishedConcert>,
  reused: unknown,
): Promise<Published> {
  for (const earlier of [...bodies].reverse()) {
    try {
      const concert = await send(key, JSON.parse(earlier) as ConcertBody);
      sessionStorage.removeItem(name);
      return { concert, earlier: true };
    } catch (error) {
      if (asProblem(error).code !== REUSED) {
        throw error;
      }
    }
  }
  sessionStorage.removeItem(name);
  throw reused;
}

function readSent(name: string): Sent | null {
  try {
    const read = JSON.parse(sessionStorage.getItem(name) ?? "null") as Partial<Sent> | null;
    return typeof read?.key === "string" && Array.isArray(read.bodies) ? { key: read.key, bodies: read.bodies } : null;
  } catch {
    return null;
  }
}

/** Stores at least the key if the tab has no room for more. */
function keepSent(name: string, sent: Sent): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(sent));
  } catch {
    sessionStorage.setItem(name, JSON.stringify({ ...sent, bodies: [] }));
  }
}
