/** A report of a place in line at a time. */
export interface Sample {
  /** Time of the report in ms. */
  at: number;
  ahead: number;
  /** The server's estimate of the wait in seconds. */
  estimate: number;
}

/** The estimated wait in seconds, and the reason if it has grown. */
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
/** Factor by which an estimate has to grow to be reported. */
const GROWN = 1.3;

/** Adds a sample and drops old ones. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  return [...samples, sample].filter(({ at }) => sample.at - at <= KEPT_MILLIS).slice(-KEPT_MAX);
}

/**
 * Returns a range for the wait, from the server's estimate and from the observed speed of the line. The two agree while
 * the line is steady; otherwise the range is wide.
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

/**
 * Returns the wait in seconds at the speed of the last minute, null if the line was observed too briefly or does not
 * move.
 */
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

/** Returns a range in whole minutes; `from` is 0 for less than one minute. */
export function minutesOf({ low, high }: Pick<Estimate, "low" | "high">): { from: number; to: number } {
  return { from: Math.floor(low / 60), to: Math.max(1, Math.ceil(high / 60)) };
}
