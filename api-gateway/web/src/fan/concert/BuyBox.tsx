import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useServerNow } from "../../api/clock";
import { loginUrl, type Session } from "../../api/session";
import type { Concert } from "../../api/types";
import { links } from "../../app/links";
import { useFormats } from "../../i18n/format";
import { AnchorButton, Button, LinkButton } from "../../ui/Button";
import { Countdown } from "../../ui/Countdown";
import { ServerClock } from "../../ui/ServerClock";
import { availability } from "../listing/query";
import styles from "./ConcertPage.module.css";
import { refundSteps, stepAt } from "./refund";

/** Time before the sale from which the server's clock is shown with tenths, in ms. */
const CLOCK_FROM = 3_600_000;

/** The main button of the page, which leads to the seats. Before the sale it counts down and then enables itself. */
export function BuyBox({ concert, session }: { concert: Concert; session: Session }) {
  const { t } = useTranslation(["fan", "listing"]);
  const format = useFormats();
  const client = useQueryClient();
  const now = useServerNow(250);
  const opens = Date.parse(concert.salesOpenAt);
  const state = availability(concert, now);
  const opened = useCallback(() => {
    void client.invalidateQueries({ queryKey: ["concert", concert.concertId] });
  }, [client, concert.concertId]);
  const step = stepAt(refundSteps(concert), now);
  return (
    <section className={styles["buy"]} aria-labelledby="buy-heading">
      <h2 id="buy-heading" className={styles["price"]}>
        {t("offer.from", { ns: "listing", price: format.won(concert.priceFrom) })}
      </h2>
      {state === "opening" && (
        <div className={styles["opening"]}>
          <p>{t("concert.opensIn")}</p>
          <Countdown until={opens} onEnd={opened} spokenAs={t("concert.untilSale")} className={styles["countdown"]} />
          <p className="soft">{format.dateTime(opens)}</p>
          {opens - now < CLOCK_FROM && <ServerClock />}
        </div>
      )}
      {(state === "onSale" || state === "soldOut") && (
        <p className={styles["left"]}>
          {state === "soldOut"
            ? t("concert.soldOut")
            : t("concert.left", { count: concert.seatsAvailable, left: format.number(concert.seatsAvailable) })}
        </p>
      )}
      <Go concert={concert} state={state} session={session} />
      {step !== undefined && state !== "closed" && state !== "cancelled" && (
        <p className={styles["cancelBy"]}>
          {step.until === null
            ? t("refund.noneNow")
            : t(step.name === "FULL" ? "refund.fullUntil" : "refund.partialUntil", {
                percent: step.percent,
                time: format.dateTime(step.until),
              })}
        </p>
      )}
    </section>
  );
}

function Go({ concert, state, session }: { concert: Concert; state: ReturnType<typeof availability>; session: Session }) {
  const { t } = useTranslation("fan");
  const target = concert.waitingRoom.enabled ? links.waitingRoom(concert.concertId) : links.seats(concert.concertId);
  const text = t(concert.waitingRoom.enabled ? "concert.toRoom" : "concert.toSeats");
  const off = {
    opening: t("concert.off.opening"),
    closed: t("concert.off.closed"),
    cancelled: t("concert.off.cancelled"),
  };
  if (state === "opening" || state === "closed" || state === "cancelled") {
    const lobby = state === "opening" && concert.waitingRoom.enabled && concert.waitingRoom.lobbyMinutes > 0;
    return (
      <div className={styles["actions"]}>
        <Button kind="primary" wide offBecause={off[state]}>
          {text}
        </Button>
        {lobby && (
          <LinkButton to={links.waitingRoom(concert.concertId)} wide>
            {t("concert.toLobby")}
          </LinkButton>
        )}
        {state === "opening" && (
          <LinkButton to={links.seats(concert.concertId)} wide kind="quiet">
            {t("concert.preview")}
          </LinkButton>
        )}
      </div>
    );
  }
  return (
    <div className={styles["actions"]}>
      {session.state === "anonymous" ? (
        <AnchorButton kind="primary" wide href={loginUrl(target)}>
          {t("concert.signInAndGo")}
        </AnchorButton>
      ) : (
        <LinkButton kind="primary" wide to={target}>
          {state === "soldOut" ? t("concert.toReturns") : text}
        </LinkButton>
      )}
    </div>
  );
}
