import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { api, callWithResponse } from "../../api/client";
import { useIntent } from "../../api/intent";
import { ProblemError } from "../../api/problem";
import type { Concert, Reservation, Schemas } from "../../api/types";
import { links } from "../../app/links";
import { join } from "../room/join";
import { dropPass, keepTicket, keptPass, PASS_HEADER, type Ticket } from "../room/pass";

const WAIT = "wait=10";

/** A wish for seats: by name, or the best free ones. */
export type Wish = Pick<Schemas["BookingRequest"], "seats" | "bestAvailable">;

/**
 * Holds seats and continues to the hold. A fan who needs a pass and has none takes a place in line and continues to the
 * waiting room. The same wish is the same request, so that a second try after a lost answer does not hold twice.
 *
 * @param room the concert's waiting room
 */
export function useHolding(concertId: string, room: Concert["waitingRoom"], held: () => void) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const intent = useIntent(`book:${concertId}`);
  return useMutation({
    mutationFn: async (wish: Wish): Promise<Outcome> =>
      room.enabled && keptPass(concertId) === null
        ? { kind: "waits", ticket: await join(concertId, room.challengeBits) }
        : intent.run((key) => book(concertId, wish, key), wish),
    onSuccess: (outcome) => {
      if (outcome.kind === "waits") {
        keepTicket(concertId, outcome.ticket.ticket);
        void navigate(links.waitingRoom(concertId));
        return;
      }
      const { reservation } = outcome;
      client.setQueryData(["reservation", reservation.reservationId], reservation);
      void client.invalidateQueries({ queryKey: ["me-at", concertId] });
      void client.invalidateQueries({ queryKey: ["reservations"] });
      held();
      void navigate(links.reservation(reservation.reservationId));
    },
    // Whatever the outcome, the fan's reservations show it.
    onError: () => void client.invalidateQueries({ queryKey: ["me-at", concertId] }),
  });
}

type Outcome = { kind: "held"; reservation: Reservation } | { kind: "waits"; ticket: Ticket };

async function book(concertId: string, wish: Wish, key: string): Promise<Outcome> {
  const pass = keptPass(concertId)?.pass;
  const { data, response } = await callWithResponse(
    api.POST("/api/v1/concerts/{concertId}/reservations", {
      params: {
        path: { concertId },
        header: { "Idempotency-Key": key, Prefer: WAIT, ...(pass === undefined ? {} : { [PASS_HEADER]: pass }) },
      },
      body: wish,
    }),
  );
  // The browser has followed the 307 to the ticket.
  if (response.redirected || isTicket(data)) {
    dropPass(concertId);
    return { kind: "waits", ticket: data as unknown as Ticket };
  }
  dropPass(concertId);
  const reservation = data as Reservation;
  if (reservation.status === "REJECTED") {
    throw new ProblemError({
      code: reservation.reason ?? "UNKNOWN",
      status: 409,
      seats: reservation.reason === "SEAT_TAKEN" ? reservation.seats.map(({ seat }) => seat) : [],
    });
  }
  return { kind: "held", reservation };
}

function isTicket(data: unknown): boolean {
  return typeof data === "object" && data !== null && "ticket" in data;
}
