import type { Concert } from "../../api/types";

const DAY = 86_400_000;

/** A step of a concert's refund policy. */
export interface RefundStep {
  name: "FULL" | "PARTIAL" | "NONE";
  percent: number;
  /** The last instant of the step, null for the last step, which ends with the performance. */
  until: number | null;
}

/** Returns the steps of a refund policy as instants, without steps of no length. */
export function refundSteps(concert: Pick<Concert, "startsAt" | "refundPolicy">): RefundStep[] {
  const start = Date.parse(concert.startsAt);
  const { fullUntilDays, partialUntilDays, partialPercent } = concert.refundPolicy;
  const steps: RefundStep[] = [{ name: "FULL", percent: 100, until: start - fullUntilDays * DAY }];
  if (partialPercent > 0 && partialUntilDays < fullUntilDays) {
    steps.push({ name: "PARTIAL", percent: partialPercent, until: start - partialUntilDays * DAY });
  }
  const last = steps[steps.length - 1];
  if (last?.until !== null && (last?.until ?? 0) < start) {
    steps.push({ name: "NONE", percent: 0, until: null });
  }
  return steps;
}

/** Returns the step that applies at an instant. */
export function stepAt(steps: readonly RefundStep[], now: number): RefundStep | undefined {
  return steps.find((step) => step.until === null || now <= step.until);
}

/** Returns the refund of a ticket in a step, rounded down like the server's. */
export function refundOf(price: number, step: RefundStep): number {
  return Math.floor((price * step.percent) / 100);
}
