import { beforeEach, describe, expect, it } from "vitest";
import { ProblemError } from "../../api/problem";
import { emptyDraft } from "./draft";
import { publishOnce, type PublishedConcert } from "./publish";
import { toBody, type ConcertBody } from "./wire";

const version = (title: string): ConcertBody => toBody({ ...emptyDraft(), title });
const problem = (code: string, status: number) => new ProblemError({ code, status });

/** A server that answers like the platform: a key belongs to the first body that is carried out under it. */
class Server {
  readonly concerts: string[] = [];
  private readonly byKey = new Map<string, { title: string; concert: PublishedConcert }>();
  /**
   * Fates of the next requests: "lost" before it arrives, "unanswered" after it was carried out, "invalid", or "down".
   */
  fates: ("lost" | "unanswered" | "invalid" | "down")[] = [];

  readonly send = (key: string, { title }: ConcertBody): Promise<PublishedConcert> => {
    const fate = this.fates.shift();
    if (fate === "lost" || fate === "down") {
      return Promise.reject(fate === "lost" ? problem("NETWORK", 0) : problem("UNAVAILABLE", 503));
    }
    if (fate === "invalid") {
      return Promise.reject(problem("VALIDATION_FAILED", 400));
    }
    const first = this.byKey.get(key) ?? { title, concert: { concertId: `c${this.concerts.length + 1}` } as PublishedConcert };
    if (!this.byKey.has(key)) {
      this.byKey.set(key, first);
      this.concerts.push(title);
    }
    if (fate === "unanswered") {
      return Promise.reject(problem("NETWORK", 0));
    }
    return first.title === title ? Promise.resolve(first.concert) : Promise.reject(problem("IDEMPOTENCY_KEY_REUSED", 409));
  };
}

let server: Server;
const publish = (title: string) => publishOnce("ann", version(title), server.send);

beforeEach(() => {
  server = new Server();
});

describe("publishing after a lost answer", () => {
  it.each([
    ["the same again is the same concert", ["unanswered"], ["A", "A"], ["A"], false],
    ["a change that was not published before is published", ["lost"], ["A", "B"], ["B"], false],
    ["a change of what is published finds it", ["unanswered"], ["A", "B"], ["A"], true],
    ["a change finds what an earlier change has published", ["lost", "unanswered"], ["A", "B", "C"], ["B"], true],
    ["a change that is refused takes nothing from an earlier one", ["unanswered", "invalid"], ["A", "", "C"], ["A"], true],
    ["an outage changes nothing", ["unanswered", "down", "down"], ["A", "B", "B", "B"], ["A"], true],
    ["going back to what is published is no change", ["unanswered", "lost"], ["A", "B", "A"], ["A"], false],
  ] as const)("%s", async (_what, fates, titles, concerts, earlier) => {
    server.fates = [...fates];
    const results = [];
    for (const title of titles) {
      results.push(await publish(title).catch(() => null));
    }
    expect(server.concerts).toEqual(concerts);
    expect(results.slice(0, -1)).toEqual(titles.slice(1).map(() => null));
    expect(results.at(-1)).toEqual({ concert: { concertId: "c1" }, earlier });
  });

  it("ends with the answer: the next concert is another one", async () => {
    await publish("A");
    await publish("B");
    await publish("A");
    expect(server.concerts).toEqual(["A", "B", "A"]);
  });
});
