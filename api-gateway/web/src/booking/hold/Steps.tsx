import { useTranslation } from "react-i18next";
import { classes } from "../../ui/classes";
import styles from "./Hold.module.css";

const STEPS = ["seats", "pay", "done"] as const;

/**
 * Shows the steps of a booking.
 *
 * @param at 1 for the seats, 2 for the payment, 3 for the end
 * @param at 1 for the seats, 2 for the payment, 3 for the end
 */
export function Steps({ at }: { at: number }) {
  const { t } = useTranslation("booking");
  return (
    <ol className={styles["steps"]} aria-label={t("steps.label")}>
      {STEPS.map((step, i) => (
        <li key={step} className={classes(styles["step"], i + 1 < at && styles["past"])} aria-current={i + 1 === at ? "step" : undefined}>
          <span aria-hidden="true">{i + 1 < at || at === STEPS.length ? "✓" : i + 1}</span> {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
