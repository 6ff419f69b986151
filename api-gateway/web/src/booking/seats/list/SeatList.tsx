import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../i18n/format";
import { classes } from "../../../ui/classes";
import type { SeatStore } from "../model/store";
import styles from "../Seats.module.css";
import type { Choice } from "../useChoice";
import { SeatGrid } from "./SeatGrid";

interface ListProps {
  store: SeatStore;
  choice: Choice;
  own: readonly number[];
}

/** The seats without the map: a section, then its rows and seats. It can do everything that the map can. */
export function SeatList({ store, choice, own }: ListProps) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const { sections } = store.field;
  const [order, setOrder] = useState(() => Math.max(0, store.free.findIndex((free) => free > 0)));
  const section = sections[order] ?? sections[0];
  return (
    <div className={styles["list"]}>
      <div role="group" aria-label={t("list.sections")} className={styles["sections"]}>
        {sections.map((candidate) => {
          const free = store.free[candidate.order] ?? 0;
          return (
            <button
              key={candidate.name}
              type="button"
              aria-pressed={candidate === section}
              className={classes(styles["sectionButton"], free === 0 && styles["gone"])}
              onClick={() => setOrder(candidate.order)}
            >
              <span className={styles["swatch"]} data-tone={candidate.tone} aria-hidden="true" />
              <strong>{t("seat.section", { section: candidate.name })}</strong>
              <span className="num">{format.won(candidate.price)}</span>
              <span className="soft num">{free === 0 ? t("prices.none") : t("prices.free", { count: free, free: format.number(free) })}</span>
            </button>
          );
        })}
      </div>
      {section !== undefined && <SeatGrid key={section.name} section={section} store={store} choice={choice} own={own} />}
    </div>
  );
}
