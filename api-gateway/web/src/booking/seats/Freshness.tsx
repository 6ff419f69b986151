import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useServerNow } from "../../api/clock";
import { announce } from "../../ui/Announcer";
import type { SeatStore } from "./model/store";
import styles from "./Seats.module.css";

/** Shows whether the seats are live, or how old they are. */
export function Freshness({ store }: { store: SeatStore }) {
  const { t } = useTranslation("booking");
  const now = useServerNow();
  const { freshness } = store;
  const stale = freshness.state === "stale";
  const wasStale = useRef(false);
  useEffect(() => {
    if (stale !== wasStale.current) {
      announce(t(stale ? "fresh.lost" : "fresh.live"));
    }
    wasStale.current = stale;
  }, [stale, t]);
  if (freshness.state === "stale") {
    const seconds = Math.max(0, Math.round((now - freshness.since) / 1000));
    return (
      <p className={styles["stale"]}>
        <strong>{t("fresh.ago", { count: seconds })}</strong> {t("fresh.lost")}
      </p>
    );
  }
  return (
    <p className={styles["fresh"]}>
      <span className={styles["dot"]} aria-hidden="true" />
      {t(freshness.state === "live" ? "fresh.live" : "fresh.connecting")}
    </p>
  );
}
