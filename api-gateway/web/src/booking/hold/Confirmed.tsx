import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Reservation } from "../../api/types";
import { links } from "../../app/links";
import { concertQuery } from "../../fan/concert/queries";
import { downloadCalendar } from "../../fan/me/calendar";
import { bilingual } from "../../i18n/titles";
import { Button, LinkButton } from "../../ui/Button";
import { When } from "../../ui/When";
import { Bill } from "./Bill";
import styles from "./Hold.module.css";

/** Shows a confirmed reservation. */
export function Confirmed({ reservation, title }: { reservation: Reservation; title: string }) {
  const { t, i18n } = useTranslation("booking");
  const concert = useQuery(concertQuery(reservation.concertId)).data;
  return (
    <>
      <section className={styles["ticket"]} aria-labelledby="ticket">
        <h2 id="ticket">{title}</h2>
        {concert !== undefined && (
          <p className="soft">
            <When at={concert.startsAt} />
            <br />
            {bilingual(concert.venue, i18n.language).main}
          </p>
        )}
        <Bill reservation={reservation} />
        <p className={styles["note"]}>{t("confirmed.paid")}</p>
      </section>
      <div className={styles["actions"]}>
        {concert !== undefined && (
          <Button kind="primary" wide onClick={() => downloadCalendar(concert, reservation, title)}>
            {t("confirmed.calendar")}
          </Button>
        )}
        <LinkButton wide to={links.myReservations()}>
          {t("confirmed.toMine")}
        </LinkButton>
        <LinkButton wide kind="quiet" to={links.listing()}>
          {t("confirmed.toListing")}
        </LinkButton>
      </div>
    </>
  );
}
