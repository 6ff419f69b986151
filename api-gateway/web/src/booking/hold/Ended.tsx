import { useTranslation } from "react-i18next";
import type { Reservation } from "../../api/types";
import { links } from "../../app/links";
import { useFormats } from "../../i18n/format";
import { LinkButton } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Bill } from "./Bill";
import styles from "./Hold.module.css";

/** Shows a reservation that ended without tickets, with its reason and what became of the money. */
export function Ended({ reservation }: { reservation: Reservation }) {
  const { t, i18n } = useTranslation("booking");
  const format = useFormats();
  const { reason, refunded, status } = reservation;
  const known = reason !== undefined && i18n.exists(`problem.${reason}.title`, { ns: "app" });
  const seats = reservation.seats.map(({ seat }) => seat).join(", ");
  return (
    <>
      <Notice
        kind={status === "CANCELLED" ? "plain" : "warn"}
        title={known ? t(`problem.${reason}.title`, { ns: "app" }) : t(`hold.heading.${status}`)}
      >
        {known && <p>{t(`problem.${reason}.advice`, { ns: "app", seats })}</p>}
        <p>{refunded === undefined || refunded.amount === 0 ? t("ended.nothingPaid") : t("ended.refunded", { refund: format.won(refunded) })}</p>
      </Notice>
      <section className={styles["card"]} aria-label={t("hold.bill")}>
        <Bill reservation={reservation} />
      </section>
      <div className={styles["actions"]}>
        <LinkButton kind="primary" wide to={links.seats(reservation.concertId)}>
          {t("ended.again")}
        </LinkButton>
        <LinkButton wide to={links.myReservations()}>
          {t("confirmed.toMine")}
        </LinkButton>
      </div>
    </>
  );
}
