import { useTranslation } from "react-i18next";
import { useServerNow } from "../../api/clock";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { placeOf } from "./model/field";
import type { SeatStore } from "./model/store";
import styles from "./Seats.module.css";
import { useSeatWords } from "./words";

const SHOWN_MAX = 4;

/** Lists seats that were just released. */
export function ReleasedSeats({ store, show, take }: { store: SeatStore; show(index: number): void; take(index: number): void }) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const words = useSeatWords(store.field);
  const now = useServerNow();
  const { released } = store;
  if (released.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="released" className={styles["released"]}>
      <h2 id="released" className={styles["small"]}>
        {t("released.title")}
      </h2>
      <ul className={styles["releasedList"]}>
        {released.slice(0, SHOWN_MAX).map(({ index, at }) => (
          <li key={index}>
            <button type="button" className={styles["link"]} onClick={() => show(index)}>
              {words.of(index)}
            </button>
            <span className="soft num">
              {format.won(placeOf(store.field, index).section.price)} · {t("released.ago", { count: Math.max(0, Math.round((now - at) / 1000)) })}
            </span>
            <Button small onClick={() => take(index)} aria-label={t("released.take", { seat: words.of(index) })}>
              {t("released.choose")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
