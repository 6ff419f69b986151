import type { Concert, Reservation } from "../../api/types";

/** Returns an iCalendar file (RFC 5545) for the performance of a reservation. */
export function calendarFile(concert: Concert, reservation: Reservation, title: string, now: number): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Can You Get It//EN",
    "BEGIN:VEVENT",
    `UID:${reservation.reservationId}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(Date.parse(concert.startsAt))}`,
    `DTEND:${stamp(Date.parse(concert.endsAt))}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(concert.venue)}`,
    `DESCRIPTION:${escaped(reservation.seats.map((seat) => seat.seat).join(", "))}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.flatMap(folded).join("\r\n") + "\r\n";
}

/** Has the browser save the file. */
export function downloadCalendar(concert: Concert, reservation: Reservation, title: string): void {
  download(calendarFile(concert, reservation, title, Date.now()), "text/calendar;charset=utf-8", "concert.ics");
}

/** Has the browser save a text as a file. */
export function download(text: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function stamp(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function escaped(text: string): string {
  return text.replace(/([\\;,])/g, "\\$1").replace(/\r?\n/g, "\\n");
}

const OCTETS_MAX = 75;

/** Returns a line in pieces of at most 75 octets; continuations begin with a space. */
function folded(line: string): string[] {
  const encoder = new TextEncoder();
  const result: string[] = [];
  let current = "";
  for (const letter of line) {
    if (encoder.encode(current + letter).length > OCTETS_MAX) {
      result.push(current);
      current = " ";
    }
    current += letter;
  }
  return [...result, current];
}
