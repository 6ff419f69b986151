import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "./Announcer";
import styles from "./CopyText.module.css";

/** An identifier or a secret, with a button that copies it. */
export function CopyText({ text, short }: { text: string; short?: string }) {
  const { t } = useTranslation("app");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(t("copied"));
  };
  return (
    <span className={styles["copy"]}>
      <code title={text}>{short ?? text}</code>
      <button type="button" className={styles["button"]} aria-label={t("copyText", { text: short ?? text })} onClick={() => void copy()}>
        {copied ? "✓" : "⧉"}
      </button>
    </span>
  );
}
