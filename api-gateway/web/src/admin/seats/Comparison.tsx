import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import frame from "../frame/Admin.module.css";
import type { SeatDifference } from "./replay";

const SHOWN_MAX = 100;

/** Lists the seats that differ between the two instants. */
export function Comparison({ differences, onSeat }: { differences: readonly SeatDifference[]; onSeat: (seat: string) => void }) {
  const { t } = useTranslation("admin");
  return (
    <section className={frame["part"]} aria-live="polite">
      <h2>{t("seats.differences", { count: differences.length })}</h2>
      <DataTable
        caption={t("seats.differences", { count: differences.length })}
        rows={differences.slice(0, SHOWN_MAX)}
        rowKey={(difference) => difference.seat}
        empty={t("seats.same")}
        columns={[
          {
            key: "seat",
            head: t("seats.seat"),
            cell: (difference) => (
              <Button small kind="quiet" onClick={() => onSeat(difference.seat)}>
                {difference.seat}
              </Button>
            ),
          },
          { key: "before", head: t("seats.then"), cell: (difference) => t(`seats.state.${difference.before}`) },
          { key: "after", head: t("seats.shown"), cell: (difference) => t(`seats.state.${difference.after}`) },
        ]}
      />
    </section>
  );
}
