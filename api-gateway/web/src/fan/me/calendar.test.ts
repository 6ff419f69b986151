import { describe, expect, it } from "vitest";
import type { Concert, Reservation } from "../../api/types";
import { calendarFile } from "./calendar";

const concert = {
  startsAt: "2026-12-24T10:30:00Z",
  endsAt: "2026-12-24T13:00:00Z",
  venue: "한강 야외무대, 서울; 반포 · Hangang Open Air Stage, Seoul",
} as Concert;
const reservation = { reservationId: "c.r", seats: [{ seat: "A-1-1" }, { seat: "A-1-2" }] } as Reservation;

describe("a calendar file", () => {
  const file = calendarFile(concert, reservation, "재즈, 밤", 0);

  it("has the performance in UTC and its text escaped", () => {
    expect(file).toContain("DTSTART:20261224T103000Z\r\n");
    expect(file).toContain("DTEND:20261224T130000Z\r\n");
    expect(file).toContain("SUMMARY:재즈\\, 밤\r\n");
    expect(file.replaceAll("\r\n ", "")).toContain("LOCATION:한강 야외무대\\, 서울\\; 반포 ·");
  });

  it("has no line of more than 75 octets", () => {
    expect(file.endsWith("\r\n")).toBe(true);
    for (const line of file.split("\r\n")) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    }
  });
});
