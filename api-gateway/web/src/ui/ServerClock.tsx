import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useClockError, useServerNow } from "../api/clock";
import { syncServerTime } from "../api/serverTime";
import { useFormats } from "../i18n/format";
import styles from "./ServerClock.module.css";

const SYNC_MILLIS = 60_000;

/** Shows the server's clock with tenths, and the bound on its error. */
export function ServerClock() {
  const { t } = useTranslation("app");
  const format = useFormats();
  const now = useServerNow(100);
  const error = useClockError();
  useEffect(() => {
    void syncServerTime();
    const timer = window.setInterval(() => void syncServerTime(), SYNC_MILLIS);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <p className={styles["clock"]}>
      <span className={styles["label"]}>{t("clock.label")}</span>{" "}
      <time aria-live="off" className={styles["time"]}>
        {format.clock(now)}
        <span className={styles["tenth"]}>.{Math.floor((now % 1000) / 100)}</span>
      </time>{" "}
      <span className={styles["error"]}>
        {error === null ? t("clock.unknown") : t("clock.error", { seconds: (Math.max(error, 10) / 1000).toFixed(2) })}
      </span>
    </p>
  );
}
