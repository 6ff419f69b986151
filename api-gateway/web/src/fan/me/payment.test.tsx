import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AGAIN_MILLIS, notePayment, paymentPending } from "../../api/payment";
import type { Reservation } from "../../api/types";
import { renderPage } from "../../testing/render";
import { rereadMillis } from "./queries";
import { ReservationCard } from "./ReservationCard";

const hold = {
  reservationId: "r",
  concertId: "c",
  concertTitle: "Jazz",
  fanId: "f",
  requestedAt: "2026-11-26T15:11:55Z",
  seats: [{ seat: "A-1-1", price: { amount: 1, currency: "KRW" } }],
  status: "HELD",
  total: { amount: 1, currency: "KRW" },
} as Reservation;

beforeEach(() => vi.stubGlobal("fetch", () => new Promise(() => undefined)));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Notes a payment as another tab would. */
function paidElsewhere(at: number | null) {
  if (at === null) {
    localStorage.removeItem("cygi-paying:r");
  } else {
    localStorage.setItem("cygi-paying:r", String(at));
  }
  window.dispatchEvent(new StorageEvent("storage", { key: "cygi-paying:r" }));
}

describe("a payment in another tab", () => {
  it("takes the ways to pay and to release away from My Page until its end", async () => {
    await renderPage(<ReservationCard reservation={hold} />);
    expect(screen.getByRole("link", { name: "Go and pay" })).toBeTruthy();
    act(() => paidElsewhere(Date.now()));
    expect(screen.getByText("Confirming payment")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Go and pay" })).toBeNull();
    expect(screen.queryByRole("button")).toBeNull();
    act(() => paidElsewhere(null));
    expect(screen.getByRole("link", { name: "Go and pay" })).toBeTruthy();
  });

  it.each([
    ["was sent just now", hold, 0, true],
    ["was sent long ago", hold, AGAIN_MILLIS + 1, false],
    ["has failed", { ...hold, paymentFailure: { at: new Date().toISOString(), code: "INSUFFICIENT_FUNDS" } } as Reservation, 0, false],
    ["is done", { ...hold, status: "CONFIRMED" } as Reservation, 0, false],
  ])("that %s is not sent again: %#", (_what, reservation, age, pending) => {
    notePayment("r", Date.now() - age);
    expect(paymentPending(reservation, "r")).toBe(pending);
  });
});

it.each([
  ["none is open", [{ ...hold, status: "CONFIRMED" }], false],
  ["one is held", [hold], 10_000],
  ["one is being looked at", [{ ...hold, status: "REQUESTED" }], 1_500],
] as [string, Reservation[], number | false][])("reservations are read again as far as it matters: %s", (_what, list, millis) => {
  expect(rereadMillis(list)).toBe(millis);
  if (millis === 10_000) {
    notePayment("r", Date.now());
    expect(rereadMillis(list)).toBe(1_500);
  }
});
