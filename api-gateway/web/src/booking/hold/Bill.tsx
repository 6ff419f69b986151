import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Reservation } from "../../api/types";
import { useFormats } from "../../i18n/format";
import styles from "./Hold.module.css";

/**
 * Lists the seats with their prices and the total.
 *
 * @param children further lines below
 * @param children more lines below it
 */
export function Bill({ reservation, children }: { reservation: Reservation; children?: ReactNode }) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  return (
    <dl className={styles["bill"]}>
      {reservation.seats.map(({ seat, price }) => (
        <div key={seat}>
          <dt>{seatWords(seat, t)}</dt>
          <dd>{format.won(price)}</dd>
        </div>
      ))}
      <div className={styles["sum"]}>
        <dt>{t("bill.total", { count: reservation.seats.length })}</dt>
        <dd>{format.won(reservation.total)}</dd>
      </div>
      {children}
    </dl>
  );
}

/** Returns "A구역 3열 12번" for A-3-12. */
function seatWords(seat: string, t: (key: string, values: Record<string, string>) => string): string {
  const [, section, row, number] = /^(.+)-(\d+)-(\d+)$/.exec(seat) ?? [];
  return section === undefined || row === undefined || number === undefined ? seat : t("seat.name", { section, row, number });
}
