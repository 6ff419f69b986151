/** The progress of a processor at an instant. */
export interface Sample {
  /** The instant by this machine's clock, in ms. */
  at: number;
  position: number;
  head: number;
}

/** The speed and the remaining work of a processor. */
export interface Progress {
  /** Events handled per second, null if not known. */
  perSecond: number | null;
  /** Seconds until the processor has caught up; null if it does not catch up or this is not known. */
  secondsLeft: number | null;
  /** Share of all events that are handled, 0 to 1. */
  share: number;
}

const SAMPLES_MAX = 20;

/** Adds a sample. If a processor moves back it is being rebuilt, and earlier samples are dropped. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1);
  return last !== undefined && sample.position < last.position ? [sample] : [...samples, sample].slice(-SAMPLES_MAX);
}

/** Computes the progress from samples. */
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
