import { expect, it } from "vitest";
import { fromKst, kstDay, toKst } from "./kst";

it.each([
  ["2026-12-24T10:30:00.000Z", "2026-12-24T19:30"],
  ["2026-12-31T15:00:05.000Z", "2027-01-01T00:00:05"],
  ["2026-12-31T15:00:05.250Z", "2027-01-01T00:00:05.250"],
])("an instant survives a field of Korea's time: %s", (instant, local) => {
  expect(toKst(instant)).toBe(local);
  expect(fromKst(local)).toBe(instant);
});

it.each(["", "2026-12-24", "2026-13-01T00:00", "morning"])("%j is no instant", (text) => {
  expect(fromKst(text)).toBeNull();
});

it("the day is Korea's", () => {
  expect(kstDay(Date.parse("2026-12-31T15:00:00Z"))).toBe("2027-01-01");
});
