import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../api/types";

const KST = "Asia/Seoul";

/** Formats of money, times and numbers in the reader's language. Times are Korean and labelled so. */
export interface Formats {
  language: string;
  won(money: Money | number): string;
  number(value: number): string;
  percent(fraction: number): string;
  /** "2026년 12월 24일 (목) 19:30 KST" */
  dateTime(instant: string | number): string;
  /** "12월 24일 (목)" */
  day(instant: string | number): string;
  /** "19:30" */
  time(instant: string | number): string;
  /** "19:30:05" */
  clock(instant: number): string;
  /** Returns the same instant in the reader's time zone, null if that is Korea's. */
  local(instant: string | number): string | null;
}

/** Returns the formats of the current language. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => formats(i18n.language), [i18n.language]);
}

/** Returns the formats of a language. @param zone time zone of the reader @param zone of the reader */
export function formats(language: string, zone = Intl.DateTimeFormat().resolvedOptions().timeZone): Formats {
  const locale = language === "ko" ? "ko-KR" : "en-GB";
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const date = (options: Intl.DateTimeFormatOptions, timeZone = KST) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const dayOf = { month: "long", day: "numeric" } as const;
  const fullDay = date({ year: "numeric", ...dayOf });
  const day = date(dayOf);
  const weekday = date({ weekday: "short" });
  // Browsers differ in the position of the weekday.
  const named = (formatted: string, instant: Date) =>
    language === "ko" ? `${formatted} (${weekday.format(instant)})` : `${weekday.format(instant)} ${formatted}`;
  const hm = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const time = date(hm);
  const clock = date({ ...hm, second: "2-digit" });
  const local = date({ ...dayOf, weekday: "short", ...hm, timeZoneName: "short" }, zone);
  const offset = (instant: Date, timeZone: string) =>
    date({ year: "numeric", month: "numeric", day: "numeric", ...hm }, timeZone).format(instant);
  return {
    language,
    won: (money) => {
      const amount = number.format(typeof money === "number" ? money : money.amount);
      return language === "ko" ? `${amount}원` : `₩${amount}`;
    },
    number: (value) => number.format(value),
    percent: (fraction) => percent.format(fraction),
    dateTime: (instant) => `${named(fullDay.format(new Date(instant)), new Date(instant))} ${time.format(new Date(instant))} KST`,
    day: (instant) => named(day.format(new Date(instant)), new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    clock: (instant) => clock.format(instant),
    local: (instant) => {
      const at = new Date(instant);
      return offset(at, zone) === offset(at, KST) ? null : local.format(at);
    },
  };
}
