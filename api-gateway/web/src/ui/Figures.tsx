import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./Figures.module.css";

/** An important number with its name. */
export interface Figure {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** A line below the number. */
  note?: ReactNode;
  tone?: "good" | "warn" | "bad";
}

/** Shows the important numbers of a page side by side. */
export function Figures({ label, figures }: { label: string; figures: readonly Figure[] }) {
  return (
    <div role="group" aria-label={label}>
      <dl className={styles["figures"]}>
        {figures.map((figure) => (
          <div key={figure.key} className={classes(styles["figure"], figure.tone && styles[figure.tone])}>
            <dt>{figure.label}</dt>
            <dd className={styles["value"]}>{figure.value}</dd>
            {figure.note !== undefined && <dd className={styles["note"]}>{figure.note}</dd>}
          </div>
        ))}
      </dl>
    </div>
  );
}
