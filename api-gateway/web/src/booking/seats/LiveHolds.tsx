import { useTranslation } from "react-i18next";
import type { Reservation } from "../../api/types";
import { links } from "../../app/links";
import { LinkButton } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";
import { Notice } from "../../ui/Notice";

/** Reminds of holds for this concert that wait to be paid. */
export function LiveHolds({ reservations }: { reservations: readonly Reservation[] }) {
  const { t } = useTranslation("booking");
  const held = reservations.filter(({ status }) => status === "HELD" || status === "REQUESTED");
  return held.map((reservation) => (
    <Notice
      key={reservation.reservationId}
      title={t("holds.title", { count: reservation.seats.length })}
      actions={
        <LinkButton small kind="primary" to={links.reservation(reservation.reservationId)}>
          {t("holds.go")}
        </LinkButton>
      }
    >
      {reservation.holdUntil !== undefined && (
        <p>
          {t("holds.left")} <Countdown until={reservation.holdUntil} />
        </p>
      )}
    </Notice>
  ));
}
