import { describe, expect, it } from "vitest";
import type { Concert, Plan } from "../../api/types";
import { differences } from "./differences";
import { toBody, toDraft } from "./wire";

const layout = { x: 0, y: 12, rotation: 10, curve: 12, seatPitch: 0.55, rowPitch: 0.9 };
const concert = {
  title: "밤 · Night",
  description: "",
  venue: "홀",
  startsAt: "2026-12-24T10:30:00Z",
  endsAt: "2026-12-24T13:00:00Z",
  salesOpenAt: "2026-12-01T11:00:30Z",
  salesCloseAt: "2026-12-24T09:00:00Z",
  purchaseLimit: 4,
  holdSeconds: 300,
  holdExtensions: 2,
  refundPolicy: { fullUntilDays: 7, partialUntilDays: 1, partialPercent: 50 },
  waitingRoom: { enabled: true, admissionsPerSecond: null, capacity: 500, challengeBits: 12, lobbyMinutes: 30, partitions: 1, passSeconds: 60 },
  sections: [{ name: "VIP", price: { amount: 150_000, currency: "KRW" }, rows: 2, seatsPerRow: 3, seatsTotal: 6, seatsAvailable: 6 }],
} as unknown as Concert;
const plan = { sections: [{ name: "VIP", rows: 2, seatsPerRow: 3, layout, placed: "DEFAULT", attributes: { "VIP-1-3": ["WHEELCHAIR"] } }] } as unknown as Plan;

describe("a concert", () => {
  it("is the same after a change that changes nothing", () => {
    const body = toBody(toDraft(concert, plan));
    expect(body).toMatchObject({
      title: "밤 · Night",
      startsAt: "2026-12-24T10:30:00.000Z",
      salesOpenAt: "2026-12-01T11:00:30.000Z",
      holdExtensions: 2,
      waitingRoom: { enabled: true, admissionsPerSecond: null, capacity: 500, challengeBits: 12, lobbyMinutes: 30, passSeconds: 60 },
      sections: [{ name: "VIP", price: { amount: 150_000, currency: "KRW" }, rows: 2, seatsPerRow: 3, layout, attributes: { "VIP-1-3": ["WHEELCHAIR"] } }],
    });
  });

  it("keeps marks under a new name, and drops those of seats that are gone", () => {
    const draft = toDraft(concert, plan);
    const [first] = draft.sections;
    expect(toBody({ ...draft, sections: first ? [{ ...first, name: "R" }] : [] }).sections[0]?.attributes).toEqual({ "R-1-3": ["WHEELCHAIR"] });
    expect(toBody({ ...draft, sections: first ? [{ ...first, seatsPerRow: 2 }] : [] }).sections[0]?.attributes).toBeUndefined();
  });

  it("differs from another version in fields and sections", () => {
    const before = toDraft(concert, plan);
    const [first] = before.sections;
    const after = { ...before, title: "낮", sections: first ? [{ ...first, price: 1 }] : [] };
    expect(differences(before, after).map(({ what, before: was, after: is }) => [what, was, is])).toEqual([
      ["title", "밤 · Night", "낮"],
      ["section:VIP", "2 × 3, 150000, (0, 12), 10°", "2 × 3, 1, (0, 12), 10°"],
    ]);
    expect(differences(before, before)).toEqual([]);
  });
});
