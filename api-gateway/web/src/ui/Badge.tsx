import type { ReactNode } from "react";
import styles from "./Badge.module.css";
import { classes } from "./classes";

/** Shows a state in a word or two. */
export function Badge({ kind = "plain", children }: { kind?: "plain" | "accent" | "good" | "warn" | "bad"; children: ReactNode }) {
  return <span className={classes(styles["badge"], styles[kind])}>{children}</span>;
}
