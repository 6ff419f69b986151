import { useTranslation } from "react-i18next";
import { useServerNow } from "../../api/clock";
import type { Concert } from "../../api/types";
import { links } from "../../app/links";
import { availability } from "../../fan/listing/query";
import { LinkButton } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";
import { Notice } from "../../ui/Notice";
import { usePass } from "../room/pass";
import styles from "./Seats.module.css";

/** Shows the time left of a fan's pass if the concert has a waiting room, or a link to the room without a pass. */
export function PassNotice({ concert }: { concert: Concert }) {
  const { t } = useTranslation("booking");
  const now = useServerNow();
  const pass = usePass(concert.concertId, now);
  const state = availability(concert, now);
  if (!concert.waitingRoom.enabled || (state !== "onSale" && state !== "soldOut")) {
    return null;
  }
  if (pass === null) {
    return (
      <Notice
        title={t("pass.needed")}
        actions={
          <LinkButton small to={links.waitingRoom(concert.concertId)}>
            {t("pass.go")}
          </LinkButton>
        }
      >
        <p>{t("pass.neededText")}</p>
      </Notice>
    );
  }
  return (
    <p className={styles["pass"]}>
      <strong>{t("pass.title")}</strong> <Countdown until={pass.until} spokenAs={t("pass.spoken")} />
      <span className="soft">{t("pass.left")}</span>
    </p>
  );
}
