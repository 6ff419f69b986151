import { useTranslation } from "react-i18next";
import styles from "./CopyText.module.css";
import { useCopy } from "./useCopy";

/** An identifier or a secret, with a button that copies it. */
export function CopyText({ text, short }: { text: string; short?: string }) {
  const { t } = useTranslation("app");
  const { copied, copy } = useCopy();
  return (
    <span className={styles["copy"]}>
      <code title={text}>{short ?? text}</code>
      <button type="button" className={styles["button"]} aria-label={t("copyText", { text: short ?? text })} onClick={() => copy(text)}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={styles["icon"]}>
          {copied ? <path d="M3 8.5l3.2 3.2L13 5" /> : <path d="M5.5 5.5V3h7.5v7.5h-2.5M3 5.5h7.5V13H3z" />}
        </svg>
      </button>
    </span>
  );
}
