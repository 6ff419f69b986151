import type { Schemas } from "../../api/types";

const HOUR = 3_600_000;
/** Bound on the bars of the chart: five days. */
export const HOURS_MAX = 120;

/** An hour of a sale. */
export interface Hour {
  hour: string;
  sold: number;
  gross: number;
}

/**
 * Returns the hours of a sale from the first to the last, including hours without sales; the latest ones if there are
 * too many.
 */
export function hourBars(hours: readonly Schemas["HourSales"][]): Hour[] {
  const byHour = new Map(hours.map((hour) => [Date.parse(hour.hour), hour]));
  const times = [...byHour.keys()];
  if (times.length === 0) {
    return [];
  }
  const last = Math.max(...times);
  const first = Math.max(Math.min(...times), last - (HOURS_MAX - 1) * HOUR);
  return Array.from({ length: (last - first) / HOUR + 1 }, (_, index) => {
    const at = first + index * HOUR;
    const hour = byHour.get(at);
    return { hour: new Date(at).toISOString(), sold: hour?.sold ?? 0, gross: hour?.gross.amount ?? 0 };
  });
}
