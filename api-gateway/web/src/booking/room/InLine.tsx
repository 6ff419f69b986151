import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Concert } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { announce } from "../../ui/Announcer";
import { Button } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Alerts } from "./Alerts";
import { useSleepWatch, useWakeLock } from "./attention";
import { minutesOf } from "./estimate";
import type { Ticket } from "./pass";
import styles from "./Room.module.css";
import type { useTicket } from "./useTicket";

const SPOKEN_MILLIS = 60_000;

interface InLineProps {
  ticket: ReturnType<typeof useTicket>;
  place: Ticket;
  /** Whether the place is in a lobby, whose order is drawn later. */
  lobby: boolean;
  concert: Concert;
}

/** Shows a place in line or in the lobby: the fans ahead, the estimated wait, and how to leave. */
export function InLine({ ticket, place, lobby, concert }: InLineProps) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const { refetch, leaving, startAhead } = ticket;
  useWakeLock(true);
  const woke = useCallback(() => void refetch(), [refetch]);
  const { slept, settle } = useSleepWatch(woke);
  const estimate = useEstimateWords(ticket);
  useSpokenPlace(lobby ? t("room.spokenLobby") : t("room.spoken", { ahead: format.number(place.ahead), estimate }));
  const done = startAhead > 0 ? 1 - place.ahead / startAhead : 1;
  return (
    <>
      <section className={styles["card"]} aria-label={t("room.place")}>
        {lobby ? (
          <>
            <p className={styles["lobbyText"]}>{t("room.inLobby")}</p>
            <Countdown until={concert.salesOpenAt} spokenAs={t("room.drawSpoken")} className={styles["big"]} />
            <p className="soft">{t("room.untilDraw")}</p>
          </>
        ) : (
          <>
            <p className={styles["ahead"]}>
              <span>{t("room.aheadLabel")}</span>
              <output className={styles["big"]}>{t("room.people", { count: place.ahead, people: format.number(place.ahead) })}</output>
            </p>
            <progress className={styles["progress"]} max={1} value={done} aria-label={t("room.progress")} />
            <dl className={styles["facts"]}>
              <div>
                <dt>{t("room.estimateLabel")}</dt>
                <dd>{estimate}</dd>
              </div>
              <div>
                <dt>{t("room.behindLabel")}</dt>
                <dd>{t("room.people", { count: place.behind, people: format.number(place.behind) })}</dd>
              </div>
            </dl>
            {ticket.estimate !== null && ticket.estimate.grown !== "no" && (
              <p className={styles["grown"]}>{t(`room.grown.${ticket.estimate.grown}`)}</p>
            )}
          </>
        )}
        <LastSeen at={ticket.updatedAt} />
      </section>
      {slept > 0 && (
        <Notice
          title={t("room.slept", { count: Math.max(1, Math.round(slept / 60_000)) })}
          actions={
            <Button small onClick={settle}>
              {t("happening.settle")}
            </Button>
          }
        >
          <p>{t("room.sleptText")}</p>
        </Notice>
      )}
      <ul className={styles["promises"]}>
        <li>{t("room.promise.reload")}</li>
        <li>{t("room.promise.devices")}</li>
      </ul>
      <Alerts />
      {leaving.isError && <ProblemNotice error={leaving.error} retry={() => leaving.mutate()} />}
      <div className={styles["leave"]}>
        <Button kind="quiet" busy={leaving.isPending} onClick={() => leaving.mutate()}>
          {t("room.leave")}
        </Button>
        <p className="soft">{t("room.leaveText")}</p>
      </div>
    </>
  );
}

function useEstimateWords({ estimate }: ReturnType<typeof useTicket>): string {
  const { t } = useTranslation("booking");
  if (estimate === null) {
    return t("room.estimate.unknown");
  }
  const { from, to } = minutesOf(estimate);
  if (to <= 1) {
    return t("room.estimate.soon");
  }
  return from === 0 ? t("room.estimate.within", { count: to }) : t("room.estimate.range", { from, to });
}

/** Tells a screen reader the fan's place, at most once a minute. */
function useSpokenPlace(text: string): void {
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  useEffect(() => {
    announce(latest.current);
    const timer = window.setInterval(() => announce(latest.current), SPOKEN_MILLIS);
    return () => window.clearInterval(timer);
  }, []);
}

function LastSeen({ at }: { at: number }) {
  const { t } = useTranslation("booking");
  // The instant of the answer is by this machine's clock, not by the server's.
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return <p className={styles["seen"]}>{t("fresh.ago", { count: Math.max(0, Math.round((now - at) / 1000)) })}</p>;
}
