/** How far a processor was at an instant. */
export interface Sample {
  /** By this machine's clock, in milliseconds. */
  at: number;
  position: number;
  head: number;
}

/** How a processor moves. */
export interface Progress {
  /** Events a second that it handles, null while that is not known. */
  perSecond: number | null;
  /** Seconds until it has caught up; null where it does not catch up, or where that is not known. */
  secondsLeft: number | null;
  /** 0 to 1 of all events. */
  share: number;
}

const SAMPLES_MAX = 20;

/** Keeps a sample. A processor that goes back is being rebuilt: what was known of its speed does not count any more. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1);
  return last !== undefined && sample.position < last.position ? [sample] : [...samples, sample].slice(-SAMPLES_MAX);
}

/** What samples say. */
export function progressOf(samples: readonly Sample[]): Progress {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) {
    return { perSecond: null, secondsLeft: null, share: 0 };
  }
  const share = last.head <= 0 ? 1 : Math.min(1, Math.max(0, last.position / last.head));
  const seconds = (last.at - first.at) / 1000;
  if (seconds <= 0) {
    return { perSecond: null, secondsLeft: last.position >= last.head ? 0 : null, share };
  }
  const perSecond = (last.position - first.position) / seconds;
  const gaining = perSecond - (last.head - first.head) / seconds;
  const left = last.head - last.position;
  return { perSecond, secondsLeft: left <= 0 ? 0 : gaining > 0 ? left / gaining : null, share };
}
