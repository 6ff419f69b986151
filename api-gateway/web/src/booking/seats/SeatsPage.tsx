import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useServerTime } from "../../api/serverTime";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { bilingual } from "../../i18n/titles";
import { concertQuery } from "../../fan/concert/queries";
import { SeatBoard } from "./SeatBoard";
import styles from "./Seats.module.css";
import { useSeatField, useSeatStore } from "./useSeats";

/** The page that chooses seats of a concert, on the map or in the list. */
export default function SeatsPage() {
  useServerTime();
  const { concertId = "" } = useParams();
  const { t, i18n } = useTranslation("booking");
  const concert = useQuery(concertQuery(concertId));
  const { field, error, retry } = useSeatField(concert.data);
  const { store, error: seatsError } = useSeatStore(concertId, field);
  const title = concert.data === undefined ? t("seats.title") : t("seats.titleOf", { title: bilingual(concert.data.title, i18n.language).main });
  if (concert.data === undefined || store === null) {
    const failure = concert.error ?? error;
    return (
      <Page title={t("seats.title")} width="wide">
        {failure === null ? (
          <div className={styles["waiting"]}>
            <Waiting lines={3} label={t("seats.loading")} />
          </div>
        ) : (
          <ProblemNotice error={failure} retry={concert.data === undefined ? () => void concert.refetch() : retry} />
        )}
      </Page>
    );
  }
  return (
    <Page title={title} ownHeading width="wide">
      <SeatBoard concert={concert.data} store={store} error={seatsError} title={title} />
    </Page>
  );
}
