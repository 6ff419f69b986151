import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Shell.module.css";

const SLOW_AFTER = 4_000;

/** A banner that tells that the browser is offline, or that an answer takes long. */
export function ConnectionBanner() {
  const { t } = useTranslation("app");
  const online = useOnline();
  const slow = useSlow();
  if (online && !slow) {
    return null;
  }
  return (
    <p className={styles["banner"]} role="status">
      {t(online ? "connection.slow" : "connection.offline")}
    </p>
  );
}

/** Returns whether the browser has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener("online", listener);
      window.addEventListener("offline", listener);
      return () => {
        window.removeEventListener("online", listener);
        window.removeEventListener("offline", listener);
      };
    },
    () => navigator.onLine,
  );
}

function useSlow(): boolean {
  const client = useQueryClient();
  // Long polls wait on purpose. Their queries are marked with `meta: { waits: true }`.
  const fetching = useIsFetching({ predicate: (query) => query.meta?.["waits"] !== true }, client) > 0;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(fetching), fetching ? SLOW_AFTER : 0);
    return () => window.clearTimeout(timer);
  }, [fetching]);
  return slow;
}
