import { describe, expect, it } from "vitest";
import { refundOf, refundSteps, stepAt } from "./refund";

const startsAt = "2026-12-24T10:30:00Z";
const policy = (fullUntilDays: number, partialUntilDays: number, partialPercent: number) => ({
  startsAt,
  refundPolicy: { fullUntilDays, partialUntilDays, partialPercent },
});

describe("the steps of a refund policy", () => {
  it("are instants before the performance", () => {
    const steps = refundSteps(policy(7, 1, 50));
    expect(steps.map((step) => [step.name, step.until === null ? null : new Date(step.until).toISOString()])).toEqual([
      ["FULL", "2026-12-17T10:30:00.000Z"],
      ["PARTIAL", "2026-12-23T10:30:00.000Z"],
      ["NONE", null],
    ]);
  });

  it("leave out what has no length", () => {
    expect(refundSteps(policy(3, 3, 50)).map((step) => step.name)).toEqual(["FULL", "NONE"]);
    expect(refundSteps(policy(7, 1, 0)).map((step) => step.name)).toEqual(["FULL", "NONE"]);
    expect(refundSteps(policy(0, 0, 0)).map((step) => step.name)).toEqual(["FULL"]);
  });

  it("hold up to and with their last moment", () => {
    const steps = refundSteps(policy(7, 1, 50));
    const full = Date.parse("2026-12-17T10:30:00Z");
    expect(stepAt(steps, full)?.name).toBe("FULL");
    expect(stepAt(steps, full + 1)?.name).toBe("PARTIAL");
    expect(stepAt(steps, Date.parse(startsAt) - 1)?.name).toBe("NONE");
  });

  it("give back whole won, rounded down as the server does", () => {
    const [, partial] = refundSteps(policy(7, 1, 33));
    expect(partial && refundOf(55_001, partial)).toBe(18_150);
  });
});
