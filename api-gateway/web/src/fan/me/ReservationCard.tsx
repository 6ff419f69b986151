import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { payingAfter, usePaymentStarted } from "../../api/payment";
import type { Reservation } from "../../api/types";
import { Link } from "../../ui/Link";
import { links } from "../../app/links";
import { useFormats } from "../../i18n/format";
import { bilingual } from "../../i18n/titles";
import { Badge } from "../../ui/Badge";
import { Button, LinkButton } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";
import { When } from "../../ui/When";
import { concertQuery } from "../concert/queries";
import { downloadCalendar } from "./calendar";
import { CancelDialog } from "./CancelDialog";
import styles from "./Me.module.css";

const KINDS = {
  REQUESTED: "plain",
  HELD: "warn",
  CONFIRMED: "good",
  CANCELLED: "plain",
  EXPIRED: "plain",
  REJECTED: "plain",
} as const;

/** A reservation: concert, time, state with reason, and actions. */
export function ReservationCard({ reservation }: { reservation: Reservation }) {
  const { t, i18n } = useTranslation("fan");
  const format = useFormats();
  const client = useQueryClient();
  const [cancelling, setCancelling] = useState(false);
  const concert = useQuery({ ...concertQuery(reservation.concertId), refetchInterval: false, staleTime: 60_000 });
  const title = bilingual(reservation.concertTitle, i18n.language).main;
  const { status } = reservation;
  const paying = payingAfter(reservation, usePaymentStarted(reservation.reservationId)) === "underWay";
  const live = (status === "HELD" && !paying) || status === "CONFIRMED";
  const over = concert.data?.status === "CLOSED";
  return (
    <li className={styles["card"]}>
      <div className={styles["cardHead"]}>
        <h2 className={styles["cardTitle"]}>
          <Link to={links.concert(reservation.concertId)}>{title}</Link>
        </h2>
        <Badge kind={KINDS[status]}>{t(`reservation.${paying ? "PAYING" : status}`)}</Badge>
      </div>
      <dl className={styles["facts"]}>
        {concert.data && (
          <div>
            <dt>{t("concert.when")}</dt>
            <dd>
              <When at={concert.data.startsAt} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t("reservation.seats")}</dt>
          <dd>{reservation.seats.map((seat) => seat.seat).join(", ")}</dd>
        </div>
        <div>
          <dt>{t("reservation.total")}</dt>
          <dd>{format.won(reservation.total)}</dd>
        </div>
        {reservation.refunded !== undefined && (
          <div>
            <dt>{t("reservation.refunded")}</dt>
            <dd>{format.won(reservation.refunded)}</dd>
          </div>
        )}
        {reservation.reason !== undefined && (
          <div>
            <dt>{t("reservation.reason")}</dt>
            <dd>{t(`problem.${reservation.reason}.title`, { ns: "app" })}</dd>
          </div>
        )}
        {status === "HELD" && reservation.holdUntil !== undefined && (
          <div>
            <dt>{t("reservation.holdLeft")}</dt>
            <dd>
              <Countdown
                until={reservation.holdUntil}
                spokenAs={t("reservation.holdOf", { title })}
                onEnd={() => void client.invalidateQueries({ queryKey: ["reservations"] })}
              />
            </dd>
          </div>
        )}
      </dl>
      {paying && <p className="soft">{t("reservation.paying")}</p>}
      {(live || paying || status === "REQUESTED") && !over && (
        <div className={styles["actions"]}>
          {status === "HELD" && !paying && (
            <LinkButton small kind="primary" to={links.reservation(reservation.reservationId)}>
              {t("reservation.pay")}
            </LinkButton>
          )}
          {(status === "REQUESTED" || paying) && (
            <LinkButton small to={links.reservation(reservation.reservationId)}>
              {t("reservation.see")}
            </LinkButton>
          )}
          {status === "CONFIRMED" && (
            <Button
              small
              offBecause={concert.data ? undefined : t("reservation.calendarOff")}
              onClick={() => concert.data && downloadCalendar(concert.data, reservation, title)}
            >
              {t("reservation.calendar")}
            </Button>
          )}
          {live && (
            <Button small onClick={() => setCancelling(true)}>
              {t(status === "HELD" ? "reservation.release" : "reservation.cancel")}
            </Button>
          )}
        </div>
      )}
      {cancelling && (
        <CancelDialog reservation={reservation} title={title} onClose={() => setCancelling(false)} />
      )}
    </li>
  );
}
