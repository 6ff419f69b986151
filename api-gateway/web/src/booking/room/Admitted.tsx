import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Concert } from "../../api/types";
import { links } from "../../app/links";
import { announce } from "../../ui/Announcer";
import { LinkButton } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";
import { alertsOn } from "./alerts";
import { chime, notify } from "./attention";
import type { Ticket } from "./pass";
import styles from "./Room.module.css";

/** Shows that it is the fan's turn. The link to the seats has the focus. */
export function Admitted({ concert, ticket, refresh }: { concert: Concert; ticket: Ticket; refresh: () => void }) {
  const { t } = useTranslation("booking");
  const enter = useRef<HTMLDivElement>(null);
  useEffect(() => {
    enter.current?.querySelector("a")?.focus();
    announce(t("room.turnSpoken"));
    const on = alertsOn();
    if (on.sound) {
      chime();
    }
    if (on.notification && document.hidden) {
      notify(t("room.tab.admitted"), t("room.turnSpoken"));
    }
    // Once, when the turn comes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <section className={styles["turn"]} aria-label={t("room.heading.admitted")}>
      {ticket.passExpiresAt !== undefined && (
        <p className={styles["ahead"]}>
          <span>{t("room.passLeft")}</span>
          <Countdown until={ticket.passExpiresAt} spokenAs={t("room.passSpoken")} onEnd={refresh} className={styles["big"]} />
        </p>
      )}
      <p>{t("room.turnText")}</p>
      <div ref={enter} className={styles["actions"]}>
        <LinkButton kind="primary" wide to={links.seats(concert.concertId)}>
          {t("room.enter")}
        </LinkButton>
      </div>
    </section>
  );
}
