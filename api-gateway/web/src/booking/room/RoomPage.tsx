import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api, call } from "../../api/client";
import { useServerTime } from "../../api/serverTime";
import type { Concert } from "../../api/types";
import { concertQuery } from "../../fan/concert/queries";
import { useFormats } from "../../i18n/format";
import { bilingual } from "../../i18n/titles";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { links } from "../../app/links";
import { LinkButton } from "../../ui/Button";
import { Admitted } from "./Admitted";
import { InLine } from "./InLine";
import { LobbyFairness } from "./LobbyFairness";
import { Meanwhile } from "./Meanwhile";
import { Outside } from "./Outside";
import styles from "./Room.module.css";
import { useTicket } from "./useTicket";

/** The page of a concert's waiting room. */
export default function RoomPage() {
  useServerTime();
  const { concertId = "" } = useParams();
  const { t } = useTranslation("booking");
  const concert = useQuery(concertQuery(concertId));
  if (concert.data === undefined) {
    return (
      <Page title={t("room.title")} width="narrow">
        {concert.isError ? <ProblemNotice error={concert.error} retry={() => void concert.refetch()} /> : <Waiting lines={6} />}
      </Page>
    );
  }
  return <Room concert={concert.data} />;
}

function Room({ concert }: { concert: Concert }) {
  const { t, i18n } = useTranslation("booking");
  const format = useFormats();
  const { concertId } = concert;
  const ticket = useTicket(concertId, concert.waitingRoom.challengeBits);
  const hasLobby = concert.waitingRoom.lobbyMinutes > 0;
  const lobby = useQuery({
    queryKey: ["lobby", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/concerts/{concertId}/waiting-room/lobby", { params: { path: { concertId } }, signal })),
    enabled: hasLobby,
    refetchInterval: 10_000,
  });
  const { phase } = ticket;
  const title =
    phase.kind === "admitted"
      ? t("room.tab.admitted")
      : phase.kind === "waiting"
        ? t("room.tab.waiting", { count: phase.ticket.ahead, ahead: format.number(phase.ticket.ahead) })
        : t("room.title");
  return (
    <Page title={title} ownHeading width="narrow">
      <header className={styles["head"]}>
        <p className="soft">{bilingual(concert.title, i18n.language).main}</p>
        <h1 tabIndex={-1}>{t(`room.heading.${phase.kind}`)}</h1>
      </header>
      {!concert.waitingRoom.enabled && (
        <Notice title={t("room.none")} actions={<LinkButton small kind="primary" to={links.seats(concertId)}>{t("room.toSeats")}</LinkButton>} />
      )}
      {ticket.trouble !== null && (
        <Notice kind="warn" title={t("room.trouble")}>
          <p>{t("room.troubleText")}</p>
        </Notice>
      )}
      {concert.seatsAvailable === 0 && phase.kind !== "admitted" && (
        <Notice kind="warn" title={t("room.soldOut")}>
          <p>{t("room.soldOutText")}</p>
        </Notice>
      )}
      {phase.kind === "looking" && <Waiting lines={5} label={t("room.looking")} />}
      {concert.waitingRoom.enabled && (phase.kind === "outside" || phase.kind === "over") && (
        <Outside concert={concert} lobby={lobby.data} phase={phase} joining={ticket.joining} />
      )}
      {(phase.kind === "waiting" || phase.kind === "lobby") && <InLine ticket={ticket} place={phase.ticket} lobby={phase.kind === "lobby"} concert={concert} />}
      {phase.kind === "admitted" && <Admitted concert={concert} ticket={phase.ticket} refresh={() => void ticket.refetch()} />}
      {hasLobby && lobby.data !== undefined && <LobbyFairness lobby={lobby.data} concertId={concertId} />}
      <Meanwhile concert={concert} />
    </Page>
  );
}
