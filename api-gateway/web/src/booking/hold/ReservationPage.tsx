import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useServerTime } from "../../api/serverTime";
import { bilingual } from "../../i18n/titles";
import { announce } from "../../ui/Announcer";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { Confirmed } from "./Confirmed";
import { Ended } from "./Ended";
import { Held } from "./Held";
import { Steps } from "./Steps";
import { useReservation } from "./useReservation";

/** Shows a reservation from the request to its end: hold, payment and result. */
export default function ReservationPage() {
  useServerTime();
  const { reservationId = "" } = useParams();
  const { t, i18n } = useTranslation("booking");
  const held = useReservation(reservationId);
  const { data: reservation, error, refetch } = held.query;
  const status = reservation?.status;
  const title = t(status === undefined ? "hold.loading" : `hold.heading.${status}`);
  useEffect(() => {
    if (status === "CONFIRMED" || status === "EXPIRED" || status === "REJECTED") {
      announce(t(`hold.heading.${status}`));
    }
  }, [status, t]);
  if (reservation === undefined) {
    return (
      <Page title={t("hold.loading")} width="narrow">
        {error === null ? <Waiting lines={6} /> : <ProblemNotice error={error} retry={() => void refetch()} />}
      </Page>
    );
  }
  const concertTitle = bilingual(reservation.concertTitle, i18n.language).main;
  return (
    <Page title={title} lead={concertTitle} width="narrow">
      {status !== "EXPIRED" && status !== "REJECTED" && status !== "CANCELLED" && (
        <Steps at={status === "CONFIRMED" ? 3 : status === "HELD" ? 2 : 1} />
      )}
      {error !== null && <ProblemNotice error={error} retry={() => void refetch()} />}
      {status === "REQUESTED" && <Waiting lines={4} label={t("hold.requested")} />}
      {status === "HELD" && <Held reservation={reservation} hold={held} title={concertTitle} />}
      {status === "CONFIRMED" && <Confirmed reservation={reservation} title={concertTitle} />}
      {(status === "CANCELLED" || status === "EXPIRED" || status === "REJECTED") && <Ended reservation={reservation} />}
    </Page>
  );
}
