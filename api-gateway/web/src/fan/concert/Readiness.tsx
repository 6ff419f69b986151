import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { loginUrl, type Session } from "../../api/session";
import type { Concert } from "../../api/types";
import { Link } from "../../ui/Link";
import { links } from "../../app/links";
import { useFormats } from "../../i18n/format";
import styles from "./ConcertPage.module.css";
import { fanAtConcertQuery } from "./queries";

/** Lists what should be ready before the sale: signed in, money in the wallet, purchase limit not used up. */
export function Readiness({ concert, session }: { concert: Concert; session: Session }) {
  const { t } = useTranslation("fan");
  const format = useFormats();
  const fan = session.state === "signedIn" && session.me.roles.includes("FAN");
  const here = useQuery(fanAtConcertQuery(concert.concertId, fan));
  const page = links.concert(concert.concertId);
  const price = concert.priceFrom.amount;
  const balance = session.me?.wallet.balance.amount ?? 0;
  const seats = Math.min(concert.purchaseLimit, Math.floor(balance / Math.max(price, 1)));
  const left = here.data?.limitLeft;
  if (session.state === "signedIn" && !fan) {
    return <p className="soft">{t("ready.notAFan")}</p>;
  }
  return (
    <section aria-labelledby="ready" className={styles["ready"]}>
      <h2 id="ready">{t("ready.title")}</h2>
      <ul className={styles["checks"]}>
        <Check done={fan} text={fan ? t("ready.signedIn", { name: session.me?.nickname }) : t("ready.signedOut")}>
          {!fan && <a href={loginUrl(page)}>{t("ready.signIn")}</a>}
        </Check>
        <Check
          done={fan && balance >= price}
          text={
            fan
              ? t(balance >= price ? "ready.balance" : "ready.tooLittle", { balance: format.won(balance), count: seats })
              : t("ready.balanceUnknown")
          }
        >
          {fan && balance < price && (
            <Link to={links.topUp(page, price)}>{t("ready.topUp")}</Link>
          )}
        </Check>
        <Check
          done={fan && (left ?? 1) > 0}
          text={
            left === undefined
              ? t("ready.limit", { count: concert.purchaseLimit })
              : t(left > 0 ? "ready.limitLeft" : "ready.limitUsed", { count: left, limit: concert.purchaseLimit })
          }
        >
          {here.data !== undefined && here.data.reservations.length > 0 && (
            <Link to={links.myReservations()}>{t("ready.mine", { count: here.data.reservations.length })}</Link>
          )}
        </Check>
      </ul>
    </section>
  );
}

function Check({ done, text, children }: { done: boolean; text: string; children?: ReactNode }) {
  const { t } = useTranslation("fan");
  return (
    <li className={styles["check"]}>
      <span className={done ? styles["done"] : styles["open"]} aria-hidden="true">
        {done ? "✓" : "·"}
      </span>
      <span>
        <span className="hidden">{t(done ? "ready.done" : "ready.todo")} </span>
        {text} {children}
      </span>
    </li>
  );
}
