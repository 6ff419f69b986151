const OFFSET_MILLIS = 9 * 3_600_000;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/;

/** An instant as a field of Korea's time has it: "2026-12-24T19:30", with seconds where it has some. */
export function toKst(instant: string | number): string {
  const at = new Date(instant).getTime();
  if (!Number.isFinite(at)) {
    return "";
  }
  const text = new Date(at + OFFSET_MILLIS).toISOString().slice(0, -1);
  return text.endsWith(":00.000") ? text.slice(0, 16) : text.replace(/\.000$/, "");
}

/** The instant of a field of Korea's time, null where it is incomplete. */
export function fromKst(local: string): string | null {
  if (!LOCAL.test(local)) {
    return null;
  }
  const at = new Date(`${local}+09:00`);
  return Number.isFinite(at.getTime()) ? at.toISOString() : null;
}

/** The day in Korea: "2026-12-24". */
export function kstDay(instant: number): string {
  return new Date(instant + OFFSET_MILLIS).toISOString().slice(0, 10);
}
