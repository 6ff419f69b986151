import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./Notice.module.css";

export interface NoticeProps {
  kind?: "plain" | "good" | "warn" | "bad";
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons and links for the next step. */
  actions?: ReactNode;
}

/** A notice to the reader. A bad one is read at once, others after the current text. */
export function Notice({ kind = "plain", title, children, actions }: NoticeProps) {
  return (
    <div className={classes(styles["notice"], kind !== "plain" && styles[kind])} role={kind === "bad" ? "alert" : "status"}>
      {title !== undefined && <p className={styles["title"]}>{title}</p>}
      {children}
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </div>
  );
}
