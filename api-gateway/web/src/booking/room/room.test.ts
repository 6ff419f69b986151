import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { estimateOf, minutesOf, withSample, type Sample } from "./estimate";
import { dropPass, keepPass, keptPass, type Ticket } from "./pass";
import { later, mayJoin, phaseOf } from "./phase";
import { solve } from "./solve";

function ticket(more: Partial<Ticket> = {}): Ticket {
  return {
    ticket: "T",
    uuid: "u",
    partition: 0,
    offset: 100,
    committedOffset: 40,
    endOffset: 200,
    ahead: 59,
    behind: 100,
    estimatedWaitSeconds: 30,
    status: "WAITING",
    joinedAt: "2026-11-26T15:00:00Z",
    ...more,
  };
}

describe("where a fan stands", () => {
  const known = { token: "T" as string | null, ticket: ticket() as Ticket | null, left: false, gone: false };
  test.each([
    ["outside without a token", { token: null, ticket: null }, "outside"],
    ["looking until the ticket is there", { ticket: null }, "looking"],
    ["in the lobby before the draw", { ticket: ticket({ partition: -1 }) }, "lobby"],
    ["waiting", {}, "waiting"],
    ["let in", { ticket: ticket({ status: "ADMITTED" }) }, "admitted"],
    ["over when the pass has run out", { ticket: ticket({ status: "EXPIRED" }) }, "over"],
    ["over when another tab has left", { ticket: ticket({ status: "LEFT" }) }, "over"],
    ["over when this tab has left", { left: true }, "over"],
    ["over when the server knows it no more", { gone: true }, "over"],
  ])("%s", (_what, more, kind) => {
    expect(phaseOf({ ...known, ...more }).kind).toBe(kind);
  });
});

describe("of two tellings of a ticket the later counts", () => {
  test.each([
    ["the line moved on", ticket(), ticket({ committedOffset: 50, ahead: 49 }), "told"],
    ["an older answer came late", ticket({ committedOffset: 50, ahead: 49 }), ticket(), "known"],
    ["someone ahead left", ticket(), ticket({ ahead: 58 }), "told"],
    ["a poll from before the turn came late", ticket({ status: "ADMITTED" }), ticket(), "known"],
    ["the pass ran out", ticket({ status: "ADMITTED" }), ticket({ status: "EXPIRED" }), "told"],
    ["places were drawn", ticket({ partition: -1 }), ticket(), "told"],
    ["an answer from before the draw came late", ticket(), ticket({ partition: -1, committedOffset: 90 }), "known"],
    ["it is another place", ticket({ status: "EXPIRED" }), ticket({ uuid: "v" }), "told"],
  ])("%s", (_what, known, told, which) => {
    expect(later(known, told)).toBe(which === "told" ? told : known);
  });
});

test.each([
  ["ON_SALE", undefined, true],
  ["SCHEDULED", undefined, false],
  ["SCHEDULED", "AHEAD", false],
  ["SCHEDULED", "OPEN", true],
  ["SALES_CLOSED", "OPEN", false],
  ["CANCELLED", undefined, false],
] as const)("a fan may join a concert that is %s with the lobby %s: %s", (status, phase, may) => {
  expect(mayJoin(status, phase && { phase, concertId: "c", key: "k", waiting: 0 })).toBe(may);
});

describe("an estimate", () => {
  const steady = (perSecond: number, estimate: (ahead: number) => number, seconds = 60): Sample[] =>
    Array.from({ length: seconds / 5 + 1 }, (_, i) => ({
      at: i * 5_000,
      ahead: 1_000 - i * 5 * perSecond,
      estimate: estimate(1_000 - i * 5 * perSecond),
    }));

  test("is none before anything is known", () => {
    expect(estimateOf([])).toBeNull();
  });

  test("is a range around the server's own at first", () => {
    const { low, high } = estimateOf([{ at: 0, ahead: 600, estimate: 300 }]) ?? { low: 0, high: 0 };
    expect(low).toBeLessThan(300);
    expect(high).toBeGreaterThan(300);
  });

  test("reaches from the server's to what was observed where they differ", () => {
    // The line moves by two per second while the server's estimate assumes four.
    const { low, high } = estimateOf(steady(2, (ahead) => ahead / 4)) ?? { low: 0, high: 0 };
    expect(low).toBeLessThan(880 / 4);
    expect(high).toBeGreaterThan(880 / 2);
  });

  test("says that the line stands", () => {
    const standing = steady(0, () => 100);
    expect(estimateOf(standing)?.grown).toBe("paused");
  });

  test("says that the line has become slower", () => {
    const slower = steady(1, (ahead) => (ahead > 970 ? 100 : 400));
    expect(estimateOf(slower)?.grown).toBe("slower");
  });

  test("says nothing while it shrinks", () => {
    expect(estimateOf(steady(4, (ahead) => ahead / 4))?.grown).toBe("no");
  });

  test("forgets what is long ago", () => {
    const samples = withSample(steady(1, () => 10), { at: 600_000, ahead: 3, estimate: 1 });
    expect(samples).toHaveLength(1);
  });

  test.each([
    [{ low: 5, high: 20 }, { from: 0, to: 1 }],
    [{ low: 50, high: 130 }, { from: 0, to: 3 }],
    [{ low: 250, high: 420 }, { from: 4, to: 7 }],
  ])("%j seconds are %j minutes", (range, minutes) => {
    expect(minutesOf(range)).toEqual(minutes);
  });
});

describe("a pass", () => {
  const until = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

  test("is kept for its concert while it counts", () => {
    keepPass("c", ticket({ status: "ADMITTED", pass: "P", passExpiresAt: until(60) }));
    expect(keptPass("c")?.pass).toBe("P");
    expect(keptPass("d")).toBeNull();
    dropPass("c");
    expect(keptPass("c")).toBeNull();
  });

  test("is none once its time is over", () => {
    keepPass("c", ticket({ status: "ADMITTED", pass: "P", passExpiresAt: until(-1) }));
    expect(keptPass("c")).toBeNull();
  });
});

test.each([4, 8, 12])("the proof of work has %i zero bits by another hash function", (bits) => {
  const code = createHash("sha256").update(`code ${bits}`).digest("hex");
  const solution = solve(`1.${bits}.1795706038.bffc8788efc2e5e1.${code}`);
  const hash = createHash("sha256").update(Buffer.from(code, "hex")).update(solution).digest();
  expect(Math.clz32(hash.readUInt32BE(0))).toBeGreaterThanOrEqual(bits);
});
