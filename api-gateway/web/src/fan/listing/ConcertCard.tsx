import { useTranslation } from "react-i18next";
import { useServerNow } from "../../api/clock";
import type { ConcertSummary } from "../../api/types";
import { Link } from "../../ui/Link";
import { links } from "../../app/links";
import { useFormats } from "../../i18n/format";
import { bilingual } from "../../i18n/titles";
import { Badge } from "../../ui/Badge";
import { Countdown } from "../../ui/Countdown";
import { Poster } from "../../ui/Poster";
import styles from "./ListingPage.module.css";
import { availability } from "./query";

const FEW_SEATS = 20;
const SOON = 86_400_000;

/** A concert in the list: poster, time and place, and whether it can be booked. */
export function ConcertCard({ concert, eager }: { concert: ConcertSummary; eager: boolean }) {
  const { i18n } = useTranslation("listing");
  const format = useFormats();
  const title = bilingual(concert.title, i18n.language);
  const venue = bilingual(concert.venue, i18n.language);
  return (
    <li className={styles["card"]}>
      <Link to={links.concert(concert.concertId)} className={styles["link"]}>
        <Poster title={concert.title} venue={concert.venue} posterUrl={concert.posterUrl} eager={eager} className={styles["poster"]} />
        <div className={styles["facts"]}>
          <Offer concert={concert} />
          <h2 className={styles["title"]}>{title.main}</h2>
          <p className={styles["line"]}>
            <time dateTime={concert.startsAt}>
              {format.day(concert.startsAt)} {format.time(concert.startsAt)}
            </time>
          </p>
          <p className={styles["line"]}>{venue.main}</p>
        </div>
      </Link>
    </li>
  );
}

function Offer({ concert }: { concert: ConcertSummary }) {
  const { t } = useTranslation("listing");
  const format = useFormats();
  const now = useServerNow();
  const opens = Date.parse(concert.salesOpenAt);
  switch (availability(concert, now)) {
    case "opening":
      return (
        <p className={styles["offer"]}>
          <Badge kind="accent">
            {opens - now < SOON ? (
              <>
                {t("offer.opensIn")} <Countdown until={opens} />
              </>
            ) : (
              t("offer.opensOn", { time: `${format.day(opens)} ${format.time(opens)}` })
            )}
          </Badge>
        </p>
      );
    case "onSale":
      return (
        <p className={styles["offer"]}>
          <Badge kind="good">
            {concert.seatsAvailable <= FEW_SEATS
              ? t("offer.fewLeft", { count: concert.seatsAvailable })
              : t("offer.onSale")}
          </Badge>{" "}
          <span className={styles["price"]}>{t("offer.from", { price: format.won(concert.priceFrom) })}</span>
        </p>
      );
    case "soldOut":
      return (
        <p className={styles["offer"]}>
          <Badge>{t("offer.soldOut")}</Badge> <span className={styles["price"]}>{t("offer.returns")}</span>
        </p>
      );
    case "closed":
      return (
        <p className={styles["offer"]}>
          <Badge>{t(concert.status === "CLOSED" ? "offer.over" : "offer.closed")}</Badge>
        </p>
      );
    case "cancelled":
      return (
        <p className={styles["offer"]}>
          <Badge kind="bad">{t("offer.cancelled")}</Badge>
        </p>
      );
  }
}
