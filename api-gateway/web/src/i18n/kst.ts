const OFFSET_MILLIS = 9 * 3_600_000;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/;

/** Returns an instant in the form of a field in Korea's time: "2026-12-24T19:30", with seconds if they are not zero. */
export function toKst(instant: string | number): string {
  const at = new Date(instant).getTime();
  if (!Number.isFinite(at)) {
    return "";
  }
  const text = new Date(at + OFFSET_MILLIS).toISOString().slice(0, -1);
  return text.endsWith(":00.000") ? text.slice(0, 16) : text.replace(/\.000$/, "");
}

/** Returns the instant of a field in Korea's time, null if it is incomplete. */
export function fromKst(local: string): string | null {
  if (!LOCAL.test(local)) {
    return null;
  }
  const at = new Date(`${local}+09:00`);
  return Number.isFinite(at.getTime()) ? at.toISOString() : null;
}

/** Returns the day in Korea: "2026-12-24". */
export function kstDay(instant: number): string {
  return new Date(instant + OFFSET_MILLIS).toISOString().slice(0, 10);
}
