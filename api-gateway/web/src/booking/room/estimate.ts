/** What was told of a place at a time. */
export interface Sample {
  /** Milliseconds. */
  at: number;
  ahead: number;
  /** Seconds. */
  estimate: number;
}

/** How long the wait is likely to be, in seconds, and why it has grown where it has. */
export interface Estimate {
  low: number;
  high: number;
  grown: "no" | "slower" | "paused";
}

const KEPT_MILLIS = 180_000;
const KEPT_MAX = 400;
const OBSERVED_MILLIS_MIN = 10_000;
const RATE_MILLIS = 60_000;
const STILL_MILLIS = 20_000;
/** By how much an estimate has to grow to be told. */
const GROWN = 1.3;

/** Adds what was told last and lets go of what is old. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  return [...samples, sample].filter(({ at }) => sample.at - at <= KEPT_MILLIS).slice(-KEPT_MAX);
}

/**
 * A range from the server's estimate and from how fast the line has moved before this fan. The two agree while the line is
 * steady; the range is wide where they do not.
 */
export function estimateOf(samples: readonly Sample[]): Estimate | null {
  const last = samples[samples.length - 1];
  if (last === undefined) {
    return null;
  }
  const observed = observedSeconds(samples, last);
  const values = observed === null ? [last.estimate] : [last.estimate, observed];
  const spread = observed === null ? 1.4 : 1.2;
  return { low: Math.min(...values) / spread, high: Math.max(...values) * spread, grown: grown(samples, last) };
}

/** The wait at the speed of the last minute, null where the line has not been seen long enough, or stands. */
function observedSeconds(samples: readonly Sample[], last: Sample): number | null {
  const first = samples.find(({ at }) => last.at - at <= RATE_MILLIS);
  if (first === undefined || last.at - first.at < OBSERVED_MILLIS_MIN || first.ahead <= last.ahead) {
    return null;
  }
  const perMilli = (first.ahead - last.ahead) / (last.at - first.at);
  return (last.ahead + 1) / perMilli / 1000;
}

function grown(samples: readonly Sample[], last: Sample): Estimate["grown"] {
  const still = samples.find(({ at }) => last.at - at <= STILL_MILLIS);
  if (still !== undefined && last.at - still.at >= STILL_MILLIS * 0.75 && still.ahead === last.ahead && last.ahead > 0) {
    return "paused";
  }
  const before = samples.find(({ at }) => last.at - at <= RATE_MILLIS);
  return before !== undefined && last.estimate > before.estimate * GROWN + 5 ? "slower" : "no";
}

/** A range in words: whole minutes, or less than one. */
export function minutesOf({ low, high }: Pick<Estimate, "low" | "high">): { from: number; to: number } {
  return { from: Math.floor(low / 60), to: Math.max(1, Math.ceil(high / 60)) };
}
