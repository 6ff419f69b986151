import type { Schemas } from "../../api/types";

export type StoredEvent = Schemas["StoredEvent"];

/** Names of the lanes of a chain, in the order in which a booking passes them. */
export const LANES = ["concert", "reservation", "allowance", "seat", "wallet", "topUp", "other"] as const;
export type LaneName = (typeof LANES)[number];

/** An event of a chain. */
export interface Step {
  event: StoredEvent;
  lane: LaneName;
  /** Time since the first event of the chain, in ms. */
  after: number;
  /** Time since the previous event, in ms. */
  since: number;
  /** Whether the event undoes something. */
  compensation: boolean;
  /** Position between the first and the last event, 0 to 1. Long waits are shortened. */
  place: number;
}

/** The events of a chain that belong to one kind of aggregate. */
export interface Lane {
  name: LaneName;
  steps: Step[];
  /** Time from the lane's first event to its last, in ms. */
  duration: number;
}

export interface Chain {
  steps: Step[];
  lanes: Lane[];
  duration: number;
  correlationIds: string[];
}

const COMPENSATIONS = new Set([
  "SeatReleased",
  "SeatHoldBarred",
  "AllowanceReturned",
  "AllowanceClaimBarred",
  "ReservationRefunded",
  "ReservationRejected",
  "ReservationExpired",
  "ReservationCancelled",
  "CancellationStarted",
  "PaymentDeclined",
  "ReservationPaymentFailed",
  "TopUpTakenBack",
  "TopUpGivenBack",
  "TopUpPaymentReturned",
  "TopUpRefunded",
]);

const KINDS: Record<string, LaneName> = {
  reservation: "reservation",
  seat: "seat",
  allowance: "allowance",
  wallet: "wallet",
  "top-up": "topUp",
  "top-up-allowance": "topUp",
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Returns the lane of an aggregate's identifier: "{concert}/seat/A-1-1", "wallet/fan-1", "{concert}". */
export function laneOf(aggregate: string): LaneName {
  const parts = aggregate.split("/");
  if (parts.length === 1) {
    return UUID.test(aggregate) ? "concert" : "other";
  }
  return parts.map((part) => KINDS[part]).find((lane) => lane !== undefined) ?? "other";
}

/** Returns the instant of an event: its own time, or else the time of its recording. */
export function happenedAt(event: StoredEvent): number {
  const at = event.payload["at"];
  const own = typeof at === "string" ? Date.parse(at) : Number.NaN;
  return Number.isFinite(own) ? own : Date.parse(event.at);
}

/** Arranges the events of a chain in order and in lanes, with durations. */
export function chainOf(events: readonly StoredEvent[]): Chain {
  const ordered = [...new Map(events.map((event) => [event.eventId, event])).values()].sort(
    (a, b) => a.globalIndex - b.globalIndex,
  );
  const times = ordered.map((event) => Date.parse(event.at));
  const first = times[0] ?? 0;
  const gaps = times.map((time, index) => Math.max(0, time - (times[index - 1] ?? time)));
  // The logarithm keeps gaps of milliseconds visible beside gaps of minutes.
  const widths = gaps.map((gap, index) => (index === 0 ? 0 : 1 + Math.log1p(gap)));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let reached = 0;
  const steps = ordered.map((event, index): Step => {
    reached += widths[index] ?? 0;
    return {
      event,
      lane: laneOf(event.aggregate),
      after: (times[index] ?? first) - first,
      since: gaps[index] ?? 0,
      compensation: COMPENSATIONS.has(event.type),
      place: total === 0 ? 0 : reached / total,
    };
  });
  const lanes = LANES.map((name) => {
    const own = steps.filter((step) => step.lane === name);
    return { name, steps: own, duration: (own.at(-1)?.after ?? 0) - (own[0]?.after ?? 0) };
  }).filter((lane) => lane.steps.length > 0);
  const correlationIds = [...new Set(ordered.map(correlationOf).filter((id) => id !== null))];
  return { steps, lanes, duration: steps.at(-1)?.after ?? 0, correlationIds };
}

/** Returns the correlation id of an event, null if it has none. */
export function correlationOf(event: StoredEvent): string | null {
  const id = event.metadata["correlationId"];
  return typeof id === "string" ? id : null;
}

/** Formats a duration: "<1 ms", "12 ms", "3.4 s", "2:05". */
export function durationText(millis: number): string {
  if (millis < 1) {
    return "<1 ms";
  }
  if (millis < 1000) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 60_000) {
    return `${(millis / 1000).toFixed(1)} s`;
  }
  const seconds = Math.round(millis / 1000);
  const hours = Math.floor(seconds / 3600);
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0
    ? `${hours}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
    : `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}
