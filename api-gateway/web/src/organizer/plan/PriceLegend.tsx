import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/format";
import { classes } from "../../ui/classes";
import { seatCount, type DraftSection } from "../editor/draft";
import { hues } from "./hues";
import styles from "./Plan.module.css";

/** Lists the prices of a plan with their colours and numbers of seats. */
export function PriceLegend({ sections }: { sections: readonly DraftSection[] }) {
  const { t } = useTranslation("organizer");
  const format = useFormats();
  const colours = hues(sections.map((section) => section.price));
  return (
    <ul className={styles["legend"]}>
      {[...colours].map(([price, hue]) => {
        const of = sections.filter((section) => section.price === price);
        return (
          <li key={String(price)} className={classes(styles["body"], price !== null && styles[`hue${hue}`])}>
            <span className={styles["swatch"]} aria-hidden="true" />
            {price === null ? t("plan.unpriced") : format.won(price)}
            <span className="soft">
              {of.map((section) => section.name).join(", ")} ·{" "}
              {t("plan.seats", { count: of.reduce((sum, section) => sum + seatCount(section), 0) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
