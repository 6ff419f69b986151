import type { Concert, Plan, Schemas, SeatAttribute } from "../../api/types";
import { fromKst, toKst } from "../../i18n/kst";
import { emptyDraft, LAYOUT_DEFAULT, type Draft, type DraftSection } from "./draft";

/** The body that is sent: the API's request with the plan of each section. */
export type ConcertBody = Schemas["ConcertRequest"];

/** Returns the request that publishes or changes a concert. The draft has passed the check. */
export function toBody(draft: Draft): ConcertBody {
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    venue: draft.venue.trim(),
    startsAt: fromKst(draft.startsAt) ?? "",
    endsAt: fromKst(draft.endsAt) ?? "",
    salesOpenAt: fromKst(draft.salesOpenAt) ?? "",
    salesCloseAt: fromKst(draft.salesCloseAt) ?? "",
    purchaseLimit: draft.purchaseLimit ?? 1,
    holdSeconds: draft.holdSeconds,
    holdExtensions: draft.holdExtensions,
    refundPolicy: {
      fullUntilDays: draft.fullUntilDays ?? 0,
      partialUntilDays: draft.partialUntilDays ?? 0,
      partialPercent: draft.partialPercent ?? 0,
    },
    waitingRoom: draft.waitingRoom
      ? {
          ...draft.waitingRoomRest,
          enabled: true,
          admissionsPerSecond: draft.admissionsPerSecond,
          capacity: draft.capacity,
          lobbyMinutes: draft.lobbyMinutes ?? 0,
        }
      : null,
    sections: draft.sections.map((section) => ({
      name: section.name,
      price: { amount: section.price ?? 0, currency: "KRW" },
      rows: section.rows ?? 1,
      seatsPerRow: section.seatsPerRow ?? 1,
      layout: section.layout,
      attributes: namedAttributes(section),
    })),
  };
}

/** Returns attributes by the seats' names, without seats that a smaller section no longer has. */
function namedAttributes(section: DraftSection): Record<string, SeatAttribute[]> | undefined {
  const entries = Object.entries(section.attributes)
    .filter(([key]) => {
      const [row = 0, seat = 0] = key.split("-").map(Number);
      return row <= (section.rows ?? 0) && seat <= (section.seatsPerRow ?? 0);
    })
    .map(([key, attributes]) => [`${section.name}-${key}`, attributes] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/**
 * Returns a draft of a published concert, for a change.
 *
 * @param plan the concert's plan, null if there is none
 * @param plan null if the platform has none
 */
export function toDraft(concert: Concert, plan: Plan | null): Draft {
  const { refundPolicy, waitingRoom } = concert;
  return {
    ...emptyDraft(),
    title: concert.title,
    description: concert.description,
    venue: concert.venue,
    startsAt: toKst(concert.startsAt),
    endsAt: toKst(concert.endsAt),
    salesOpenAt: toKst(concert.salesOpenAt),
    salesCloseAt: toKst(concert.salesCloseAt),
    purchaseLimit: concert.purchaseLimit,
    holdSeconds: concert.holdSeconds,
    holdExtensions: concert.holdExtensions,
    fullUntilDays: refundPolicy.fullUntilDays,
    partialUntilDays: refundPolicy.partialUntilDays,
    partialPercent: refundPolicy.partialPercent,
    waitingRoom: waitingRoom.enabled,
    admissionsPerSecond: waitingRoom.admissionsPerSecond ?? null,
    capacity: waitingRoom.capacity ?? null,
    lobbyMinutes: waitingRoom.lobbyMinutes,
    waitingRoomRest: {
      challengeBits: waitingRoom.challengeBits,
      partitions: waitingRoom.partitions,
      passSeconds: waitingRoom.passSeconds,
    },
    sections: concert.sections.map((section, index) => {
      const planned = plan?.sections.find((other) => other.name === section.name);
      return {
        id: `${index}-${section.name}`,
        name: section.name,
        rows: section.rows,
        seatsPerRow: section.seatsPerRow,
        price: section.price.amount,
        layout: planned?.layout ?? { ...LAYOUT_DEFAULT, y: LAYOUT_DEFAULT.y + index * 12 },
        attributes: Object.fromEntries(
          Object.entries(planned?.attributes ?? {}).map(([seat, attributes]) => [seat.slice(section.name.length + 1), attributes]),
        ),
      };
    }),
  };
}
