import { useEffect, useState } from "react";

/** Keeps the screen awake while the page is visible and `active`. If the browser refuses, nothing changes. */
export function useWakeLock(active: boolean): void {
  useEffect(() => {
    if (!active || !("wakeLock" in navigator)) {
      return undefined;
    }
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const ask = () => {
      if (document.hidden) {
        return;
      }
      navigator.wakeLock.request("screen").then(
        (got) => {
          lock = got;
          if (over) {
            void got.release();
          }
        },
        // The browser may refuse because of a low battery; nothing depends on it.
        () => undefined,
      );
    };
    ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, [active]);
}

const BEAT_MILLIS = 5_000;
const SLEEP_MILLIS = 45_000;

/**
 * Returns how long the tab last slept, in ms, 0 if it did not.
 *
 * @param woke called when it wakes
 * @param woke is called then
 */
export function useSleepWatch(woke: () => void): { slept: number; settle: () => void } {
  const [slept, setSlept] = useState(0);
  useEffect(() => {
    let last = Date.now();
    const beat = () => {
      const gap = Date.now() - last;
      last = Date.now();
      if (gap > SLEEP_MILLIS) {
        setSlept(gap);
        woke();
      }
    };
    const timer = window.setInterval(beat, BEAT_MILLIS);
    document.addEventListener("visibilitychange", beat);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", beat);
    };
  }, [woke]);
  return { slept, settle: () => setSlept(0) };
}

let audio: AudioContext | null = null;

/** Asks the browser for sound. Browsers allow it only after a press. */
export function unlockSound(): Promise<void> {
  audio ??= new AudioContext();
  return audio.resume();
}

/**
 * Prepares sound if it is wanted. After a reload the browser has to be asked again, with the next press.
 *
 * @returns whether sound will be heard
 */
export function useSound(wanted: boolean): boolean {
  const [heard, setHeard] = useState(() => audio?.state === "running");
  useEffect(() => {
    if (!wanted || heard) {
      return undefined;
    }
    let over = false;
    const unlock = () =>
      void unlockSound().then(
        () => !over && setHeard(audio?.state === "running"),
        () => undefined,
      );
    unlock();
    window.addEventListener("pointerdown", unlock);
    window.addEventListener("keydown", unlock);
    return () => {
      over = true;
      window.removeEventListener("pointerdown", unlock);
      window.removeEventListener("keydown", unlock);
    };
  }, [wanted, heard]);
  return heard;
}

/** Plays two soft tones. */
export function chime(): void {
  if (audio === null) {
    return;
  }
  const begin = audio.currentTime;
  [660, 880].forEach((frequency, i) => {
    if (audio !== null) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.0001, begin + i * 0.25);
      volume.gain.exponentialRampToValueAtTime(0.2, begin + i * 0.25 + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + i * 0.25 + 0.6);
      tone.connect(volume).connect(audio.destination);
      tone.start(begin + i * 0.25);
      tone.stop(begin + i * 0.25 + 0.65);
    }
  });
}

/** Shows a notification of the system, if it is allowed. */
export function notify(title: string, body: string): void {
  if ("Notification" in window && Notification.permission === "granted") {
    const shown = new Notification(title, { body, tag: "cygi-turn" });
    shown.onclick = () => window.focus();
  }
}
