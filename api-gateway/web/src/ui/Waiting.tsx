import { useTranslation } from "react-i18next";
import { classes } from "./classes";
import styles from "./Waiting.module.css";

/**
 * A placeholder of constant size while something loads.
 *
 * @param lines height of the placeholder in lines
 * @param lines of the place
 */
export function Waiting({ lines = 3, label }: { lines?: number; label?: string }) {
  const { t } = useTranslation("app");
  return (
    <div className={styles["waiting"]} role="status">
      <span className="hidden">{label ?? t("loading")}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className={classes(styles["line"], i === lines - 1 && styles["short"])} aria-hidden="true" />
      ))}
    </div>
  );
}
