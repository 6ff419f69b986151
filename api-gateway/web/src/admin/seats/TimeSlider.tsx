import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import styles from "./Seats.module.css";
import type { SeatChange } from "./replay";

/** A slider over the changes of the seats. An arrow key moves by one event. */
export function TimeSlider({ changes, count, onGo }: { changes: readonly SeatChange[]; count: number; onGo: (count: number) => void }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const id = useId();
  const last = changes[count - 1];
  const text =
    last === undefined
      ? t("seats.beforeAll")
      : t("seats.position", {
          time: `${format.day(last.at)} ${format.clock(last.at)}.${String(last.at % 1000).padStart(3, "0")}`,
          seat: last.seat,
          what: t(`seats.state.${last.state}`),
        });
  return (
    <div className={styles["slider"]}>
      <label htmlFor={id} className={styles["sliderLabel"]}>
        {t("seats.slider", { count, total: changes.length })}
      </label>
      <div className={styles["sliderRow"]}>
        <Button small aria-label={t("seats.previous")} aria-disabled={count === 0 || undefined} onClick={() => onGo(Math.max(0, count - 1))}>
          ◂
        </Button>
        <input
          id={id}
          type="range"
          min={0}
          max={changes.length}
          step={1}
          value={count}
          aria-valuetext={text}
          onChange={(event) => onGo(event.target.valueAsNumber)}
        />
        <Button
          small
          aria-label={t("seats.next")}
          aria-disabled={count === changes.length || undefined}
          onClick={() => onGo(Math.min(changes.length, count + 1))}
        >
          ▸
        </Button>
      </div>
      <output htmlFor={id} className={styles["position"]}>
        {text}
      </output>
    </div>
  );
}
