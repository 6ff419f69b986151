import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { apiClient, type ApiClient, type ProblemCode, type Schemas } from "./client.js";

const url = process.env["CYGI_URL"];
assert.ok(url, "CYGI_URL is the address of a running platform with the demo profile");
const guest = apiClient(url);

async function fan(): Promise<ApiClient> {
  const account = `fan-${1_000_000 + Math.floor(Math.random() * 900_000_000)}`;
  const { data, error } = await guest.POST("/api/v1/demo/tokens", { body: { account } });
  assert.ok(data, error?.detail);
  return apiClient(url!, data.accessToken);
}

async function concertOfOneSeat(): Promise<string> {
  const price = { amount: 1_000, currency: "KRW" };
  const { data, error } = await guest.POST("/api/v1/demo/concerts", {
    body: { sections: [{ name: "A", price, rows: 1, seatsPerRow: 1 }] },
  });
  assert.ok(data, error?.detail);
  return data.concertId;
}

function book(client: ApiClient, concertId: string, body: Schemas["BookingRequest"]) {
  return client.POST("/api/v1/concerts/{concertId}/reservations", {
    params: { path: { concertId }, header: { "Idempotency-Key": randomUUID(), Prefer: "wait=20" } },
    body,
  });
}

/** The problems of a booking as the document has them: the compiler refuses a code that is missing or too many. */
type BookingProblem = NonNullable<Awaited<ReturnType<typeof book>>["error"]>;

function advice(problem: BookingProblem): string {
  switch (problem.code) {
    case "SEAT_TAKEN":
      return `choose others than ${problem.seats?.join(", ") ?? "these"}`;
    case "UNKNOWN_SEAT":
    case "VALIDATION_FAILED":
    case "IDEMPOTENCY_KEY_REUSED":
      return "mend the request";
    case "NOT_ON_SALE":
    case "LIMIT_EXCEEDED":
    case "INVALID_STATE":
    case "NOT_FOUND":
      return "choose another concert";
    case "UNAUTHENTICATED":
    case "FORBIDDEN":
      return "log in as a fan";
    case "TOO_MANY_REQUESTS":
    case "UNAVAILABLE":
      return "try again later";
    default:
      return problem satisfies never;
  }
}

// @ts-expect-error A booking is never refused with this code.
const impossible: BookingProblem["code"] = "HOLD_EXPIRED" satisfies ProblemCode;

test("books the best available seat and pays it by itself", async () => {
  assert.equal(impossible, "HOLD_EXPIRED");
  const client = await fan();
  const concertId = await concertOfOneSeat();
  const concert = await guest.GET("/api/v1/concerts/{concertId}", { params: { path: { concertId } } });
  assert.equal(concert.data?.status, "ON_SALE");

  const booked = await book(client, concertId, { bestAvailable: { quantity: 1 }, payment: "WALLET" });
  assert.ok(booked.data, booked.error?.detail);
  assert.equal(booked.response.status, 202);
  assert.equal(booked.data.status, "CONFIRMED");
  assert.deepEqual(
    booked.data.seats.map((seat) => seat.seat),
    ["A-1-1"],
  );

  const { reservationId } = booked.data;
  const read = await client.GET("/api/v1/reservations/{reservationId}", { params: { path: { reservationId } } });
  assert.equal(read.data?.total.amount, 1_000);
  assert.ok(read.data?.confirmedAt);
  const mine = await client.GET("/api/v1/me/reservations", { params: { query: { limit: 5 } } });
  assert.equal(mine.data?.items[0]?.reservationId, reservationId);
  assert.equal(mine.data?.nextCursor, null);
});

test("learns from a typed code why a booking is refused", async () => {
  const concertId = await concertOfOneSeat();
  const seats = ["A-1-1"];
  const first = await book(await fan(), concertId, { seats, payment: "WALLET" });
  assert.equal(first.data?.status, "CONFIRMED", first.error?.detail);

  const second = await book(await fan(), concertId, { seats, payment: "WALLET" });
  assert.ok(second.error);
  assert.equal(second.error.code, "SEAT_TAKEN");
  assert.equal(advice(second.error), "choose others than A-1-1");
  const unknown = await book(await fan(), concertId, { seats: ["Z-1-1"] });
  assert.equal(unknown.error?.code, "UNKNOWN_SEAT");
  const anonymous = await book(guest, concertId, { seats });
  assert.equal(anonymous.error?.code, "UNAUTHENTICATED");
});
