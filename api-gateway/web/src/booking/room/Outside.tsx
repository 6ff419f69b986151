import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Concert, Schemas } from "../../api/types";
import { Button } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import type { Ticket } from "./pass";
import { mayJoin, type Phase } from "./phase";
import styles from "./Room.module.css";

interface OutsideProps {
  concert: Concert;
  lobby: Schemas["Lobby"] | undefined;
  phase: Phase;
  joining: UseMutationResult<Ticket, Error, void>;
}

/** Explains what joining means and offers it, before a place is taken or after it has ended. */
export function Outside({ concert, lobby, phase, joining }: OutsideProps) {
  const { t } = useTranslation("booking");
  const open = mayJoin(concert.status, lobby);
  const early = concert.status === "SCHEDULED";
  return (
    <section className={styles["card"]} aria-label={t("room.joinLabel")}>
      {phase.kind === "over" && (
        <Notice kind={phase.why === "LEFT" ? "plain" : "warn"} title={t(`room.over.${phase.why}.title`)}>
          <p>{t(`room.over.${phase.why}.text`)}</p>
        </Notice>
      )}
      <ul className={styles["promises"]}>
        <li>{t("room.promise.reload")}</li>
        <li>{t("room.promise.devices")}</li>
        <li>{t(early ? "room.promise.draw" : "room.promise.order")}</li>
      </ul>
      {early && (
        <p>
          {t("room.opensIn")} <Countdown until={concert.salesOpenAt} className={styles["inlineClock"]} />
        </p>
      )}
      {joining.isError && <ProblemNotice error={joining.error} retry={() => joining.mutate()} />}
      <div className={styles["actions"]}>
        <Button
          kind="primary"
          wide
          busy={joining.isPending}
          onClick={() => joining.mutate()}
          offBecause={open ? undefined : t(early ? "room.off.early" : "room.off.closed")}
        >
          {joining.isPending ? t("room.joining") : t(early ? "room.joinLobby" : "room.join")}
        </Button>
      </div>
    </section>
  );
}
