import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Reservation } from "../../api/types";
import { renderPage } from "../../testing/render";
import { CancelDialog } from "./CancelDialog";
import { untilNextQuote } from "./queries";

const won = (amount: number) => ({ amount, currency: "KRW" });
const reservation = { reservationId: "r", concertId: "c", seats: [], status: "CONFIRMED", total: won(100) } as unknown as Reservation;

/** The refund that is quoted now, and the refund in the end. */
let quoted: number;
let refunded: number;
let cancelled: number;

beforeEach(() => {
  quoted = 100;
  refunded = 100;
  cancelled = 0;
  vi.stubGlobal("fetch", (request: Request) => {
    if (request.method === "DELETE") {
      cancelled++;
      return Promise.resolve(new Response(null, { status: 202 }));
    }
    const body = request.url.endsWith("/cancellation")
      ? { refund: won(quoted), policyStep: quoted === 100 ? "FULL" : "PARTIAL" }
      : { ...reservation, status: "CANCELLED", refunded: won(refunded) };
    return Promise.resolve(Response.json(body));
  });
});
afterEach(() => vi.unstubAllGlobals());

const button = (refund: number) => screen.findByRole("button", { name: new RegExp(`₩${refund}\\b`) });

async function opened() {
  await renderPage(<CancelDialog reservation={reservation} title="Jazz" onClose={() => undefined} />);
  return button(100);
}

it("cancels for the amount that it has shown", async () => {
  fireEvent.click(await opened());
  await waitFor(() => expect(screen.getByRole("heading").textContent).toBe("Done"));
  expect(cancelled).toBe(1);
  expect(document.body.textContent).not.toContain("This is not the");
});

it("shows an amount that has changed meanwhile, and cancels only once that is agreed to", async () => {
  const press = await opened();
  quoted = 50;
  refunded = 50;
  fireEvent.click(press);
  const changed = await button(50);
  expect(cancelled).toBe(0);
  expect(screen.getByText("The refund has changed from ₩100 to ₩50")).toBeTruthy();
  fireEvent.click(changed);
  await waitFor(() => expect(cancelled).toBe(1));
});

it("reads the amount again when the page is shown again", async () => {
  await opened();
  quoted = 50;
  act(() => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  expect(await button(50)).toBeTruthy();
});

it("says so where the answer differs from what it has shown", async () => {
  const press = await opened();
  refunded = 50;
  fireEvent.click(press);
  await waitFor(() => expect(document.body.textContent).toContain("This is not the ₩100 that was shown"));
});

it.each([
  [undefined, false],
  ["2026-12-01T00:00:10Z", 10_200],
  ["2026-11-30T23:59:00Z", 1_000],
  ["2026-12-25T00:00:00Z", 3_600_000],
])("is read again as soon as it has ended: %s", (until, millis) => {
  expect(untilNextQuote(until, Date.parse("2026-12-01T00:00:00Z"))).toBe(millis);
});
