import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useServerNow } from "../api/clock";
import { announce } from "./Announcer";

/** Seconds left at which a countdown is spoken. */
const SPOKEN = [300, 120, 60, 30] as const;

export interface CountdownProps {
  /** The instant at which the countdown ends, by the server's clock. */
  until: string | number;
  /** Called once, at the end. */
  onEnd?: () => void;
  /** Spoken name of what ends: "선점 시간", "Your hold". Without it nothing is spoken. */
  spokenAs?: string;
  className?: string;
}

/** Shows the time that is left by the server's clock, and speaks it at 5, 2 and 1 minutes and at 30 seconds. */
export function Countdown({ until, onEnd, spokenAs, className }: CountdownProps) {
  const { t } = useTranslation("app");
  useEffect(() => {
    // Without this file the countdown uses the time of other answers.
    import("../api/serverTime").then((file) => file.syncNowAndThen()).catch(() => undefined);
  }, []);
  const end = typeof until === "number" ? until : Date.parse(until);
  const left = Math.max(0, Math.ceil((end - useServerNow()) / 1000));
  const before = useRef<number | null>(null);
  const ended = useRef<number | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = left;
    if (spokenAs !== undefined && last !== null) {
      const passed = SPOKEN.findLast((seconds) => last > seconds && left <= seconds && left > 0);
      if (passed !== undefined) {
        announce(t("countdown.left", { what: spokenAs, time: spoken(passed, t) }));
      }
    }
    if (left === 0 && ended.current !== end) {
      ended.current = end;
      onEnd?.();
    }
  }, [left, end, spokenAs, onEnd, t]);
  return (
    <time className={className} dateTime={`PT${left}S`} role="timer" aria-live="off">
      {clockText(left, t)}
    </time>
  );
}

type Translate = (key: string, options?: Record<string, unknown>) => string;

function spoken(seconds: number, t: Translate): string {
  return seconds >= 60 ? t("countdown.minutes", { count: seconds / 60 }) : t("countdown.seconds", { count: seconds });
}

/**
 * Formats a time: "3:12", "2:03:12", "4일 2:03:12".
 *
 * @param seconds seconds left
 * @param t texts of the namespace `app`
 * @param seconds left
 * @param t of the namespace `app`
 */
export function clockText(seconds: number, t: Translate): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  const clock =
    hours > 0 || days > 0
      ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
      : `${minutes}:${two(seconds % 60)}`;
  return days > 0 ? `${t("countdown.days", { count: days })} ${clock}` : clock;
}
