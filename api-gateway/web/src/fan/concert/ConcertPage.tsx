import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useServerNow } from "../../api/clock";
import { asProblem } from "../../api/problem";
import { useSession } from "../../api/session";
import type { Concert } from "../../api/types";
import { NotFoundPage } from "../../app/NotFoundPage";
import { PageWaiting } from "../../app/PageWaiting";
import { useFormats } from "../../i18n/format";
import { bilingual } from "../../i18n/titles";
import { Page } from "../../ui/Page";
import { Poster } from "../../ui/Poster";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { When } from "../../ui/When";
import { BuyBox } from "./BuyBox";
import styles from "./ConcertPage.module.css";
import { PriceTable } from "./PriceTable";
import { concertQuery } from "./queries";
import { Readiness } from "./Readiness";
import { RefundTable } from "./RefundTable";

/** The page of a concert: description, prices, sale times and the link to its seats. */
export default function ConcertPage() {
  const { concertId = "" } = useParams();
  const { t } = useTranslation("fan");
  const concert = useQuery(concertQuery(concertId));
  if (concert.data) {
    return <Details concert={concert.data} />;
  }
  if (concert.isError) {
    const { status } = asProblem(concert.error);
    return status === 404 || status === 400 ? (
      <NotFoundPage />
    ) : (
      <Page title={t("concert.failed")} width="narrow">
        <ProblemNotice error={concert.error} retry={() => void concert.refetch()} />
      </Page>
    );
  }
  return <PageWaiting />;
}

function Details({ concert }: { concert: Concert }) {
  const { t, i18n } = useTranslation("fan");
  const format = useFormats();
  const now = useServerNow(1000);
  const session = useSession();
  const title = bilingual(concert.title, i18n.language);
  const venue = bilingual(concert.venue, i18n.language);
  return (
    <Page title={title.main} ownHeading>
      <div className={styles["layout"]}>
        <div className={styles["poster"]}>
          <Poster title={concert.title} venue={concert.venue} posterUrl={concert.posterUrl} eager />
        </div>
        <div className={styles["main"]}>
          <header className={styles["head"]}>
            <h1 className={styles["title"]}>{title.main}</h1>
            {title.other !== null && (
              <p className={styles["other"]} lang={i18n.language === "ko" ? "en" : "ko"}>
                {title.other}
              </p>
            )}
          </header>
          <dl className={styles["facts"]}>
            <div>
              <dt>{t("concert.when")}</dt>
              <dd>
                <When at={concert.startsAt} />
              </dd>
            </div>
            <div>
              <dt>{t("concert.where")}</dt>
              <dd>
                {venue.main}
                {venue.other !== null && <span className="soft"> · {venue.other}</span>}
              </dd>
            </div>
            <div>
              <dt>{t("concert.sale")}</dt>
              <dd>
                {format.dateTime(concert.salesOpenAt)} – {format.dateTime(concert.salesCloseAt)}
              </dd>
            </div>
            <div>
              <dt>{t("concert.limit")}</dt>
              <dd>{t("concert.limitOf", { count: concert.purchaseLimit })}</dd>
            </div>
          </dl>
          <p className={styles["description"]}>{bilingual(concert.description, i18n.language).main}</p>
          <PriceTable concert={concert} />
          <RefundTable concert={concert} now={now} />
        </div>
        <aside className={styles["side"]} aria-label={t("concert.buyLabel")}>
          <BuyBox concert={concert} session={session} />
          <Readiness concert={concert} session={session} />
        </aside>
      </div>
    </Page>
  );
}
