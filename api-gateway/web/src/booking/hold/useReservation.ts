import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { serverNow } from "../../api/clock";
import { api, call } from "../../api/client";
import { ProblemError } from "../../api/problem";
import { notePayment, payingAfter, paymentPending, usePaymentStarted, type Paying } from "../../api/payment";
import { ME } from "../../api/session";
import type { Reservation } from "../../api/types";
import { withExtension } from "./extension";

const WAIT = "wait=10";
const HELD_MILLIS = 10_000;
const PAYING_MILLIS = 1_500;
const REQUESTED_MILLIS = 300;

/** Reads a reservation and provides all actions on its hold. */
export function useReservation(reservationId: string) {
  const client = useQueryClient();
  const startedAt = usePaymentStarted(reservationId);
  const query = useQuery({
    queryKey: ["reservation", reservationId],
    queryFn: async ({ signal }): Promise<Reservation> => {
      const read = await call(
        api.GET("/api/v1/reservations/{reservationId}", {
          params: { path: { reservationId }, header: { Prefer: WAIT } },
          signal,
        }),
      );
      return withExtension(client.getQueryData<Reservation>(["reservation", reservationId]), read);
    },
    staleTime: 0,
    meta: { waits: true },
    refetchInterval: ({ state }) => {
      const { status } = state.data ?? {};
      if (status === "REQUESTED") {
        return REQUESTED_MILLIS;
      }
      return status === "HELD" ? (startedAt === null ? HELD_MILLIS : PAYING_MILLIS) : false;
    },
  });

  const refresh = () => Promise.all([["reservation", reservationId], ["reservations"], ["me-at"], ["wallet"], ME].map((queryKey) => client.invalidateQueries({ queryKey })));

  const pay = useMutation({
    mutationFn: async () => {
      // Another tab may have sent a payment since this one was rendered.
      if (paymentPending(client.getQueryData(["reservation", reservationId]), reservationId)) {
        return;
      }
      notePayment(reservationId, serverNow());
      try {
        const paid = await call(
          api.POST("/api/v1/reservations/{reservationId}/payment", {
            params: { path: { reservationId }, header: { Prefer: WAIT } },
          }),
        );
        if (paid !== undefined) {
          client.setQueryData(["reservation", reservationId], paid);
        }
      } catch (error) {
        // A refusal is final; after an outage the outcome of the payment is unknown.
        if (error instanceof ProblemError && error.status >= 400 && error.status < 500) {
          notePayment(reservationId, null);
        } else {
          return;
        }
        throw error;
      }
    },
    onSettled: refresh,
  });

  const extend = useMutation({
    mutationFn: () => call(api.POST("/api/v1/reservations/{reservationId}/hold-extension", { params: { path: { reservationId } } })),
    onSuccess: (extension) => {
      client.setQueryData<Reservation>(
        ["reservation", reservationId],
        (known) => known && { ...known, holdUntil: extension.holdUntil, holdExtensionsUsed: extension.holdExtensionsUsed },
      );
    },
    onSettled: refresh,
  });

  const release = useMutation({
    mutationFn: () => call(api.DELETE("/api/v1/reservations/{reservationId}", { params: { path: { reservationId } } })),
    onSettled: refresh,
  });

  const ended = query.data !== undefined && query.data.status !== "HELD" && query.data.status !== "REQUESTED";
  useEffect(() => {
    if (ended) {
      notePayment(reservationId, null);
    }
  }, [ended, reservationId]);

  const paying: Paying = payingAfter(query.data, startedAt);
  return { query, pay, extend, release, paying, startedAt, refresh };
}
