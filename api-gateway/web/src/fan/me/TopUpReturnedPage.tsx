import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ME } from "../../api/session";
import type { TopUp } from "../../api/types";
import { links } from "../../app/links";
import { useFormats } from "../../i18n/format";
import { bilingual } from "../../i18n/titles";
import { LinkButton } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import styles from "./Me.module.css";
import { reservationsQuery, topUpsQuery } from "./queries";
import { forgetReturn, keptReturn, readTopUp } from "./topUp";

const UNDECIDED = new Set<TopUp["status"]>(["REQUESTED", "READY", "APPROVING"]);
const SHOWN_MILLIS = 1_500;

/**
 * The page to which the payment provider returns the fan. It waits for the outcome of the latest top-up and returns to
 * the page before; in another browser it offers the holds to be paid.
 */
export default function TopUpReturnedPage() {
  const { t } = useTranslation("fan");
  const latest = useQuery(topUpsQuery(1));
  const topUp = latest.data?.items[0];
  return (
    <Page title={t("returned.title")} width="narrow">
      {latest.isPending && <Waiting lines={3} label={t("returned.checking")} />}
      {latest.isError && <ProblemNotice error={latest.error} retry={() => void latest.refetch()} />}
      {latest.isSuccess && topUp === undefined && <Notice title={t("returned.none")} />}
      {topUp && <Outcome first={topUp} />}
    </Page>
  );
}

function Outcome({ first }: { first: TopUp }) {
  const { t } = useTranslation("fan");
  const format = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const followed = useQuery({
    queryKey: ["wallet", "top-up", first.topUpId],
    queryFn: () => readTopUp(first.topUpId, 10),
    initialData: first,
    refetchInterval: (query) => (UNDECIDED.has(query.state.data?.status ?? "READY") ? 500 : false),
    staleTime: 0,
    meta: { waits: true },
  });
  const { status, reason, amount } = followed.data;
  const back = keptReturn(first.topUpId);
  const credited = status === "CREDITED";
  useEffect(() => {
    if (!credited) {
      return undefined;
    }
    void client.invalidateQueries({ queryKey: ME });
    void client.invalidateQueries({ queryKey: ["wallet", "transactions"] });
    if (back === null) {
      return undefined;
    }
    const timer = window.setTimeout(() => {
      forgetReturn(first.topUpId);
      void navigate(back, { replace: true });
    }, SHOWN_MILLIS);
    return () => window.clearTimeout(timer);
  }, [credited, back, client, navigate, first.topUpId]);
  if (UNDECIDED.has(status)) {
    return (
      <Notice title={t("returned.checking")}>
        <p>{t("returned.doNotPayAgain")}</p>
      </Notice>
    );
  }
  return (
    <>
      <Notice kind={credited ? "good" : "warn"} title={credited ? t("returned.credited", { amount: format.won(amount) }) : t(`topUp.status.${status}`)}>
        <p>
          {credited
            ? t(back === null ? "returned.ready" : "returned.goingBack")
            : t(reason === undefined ? "returned.notCharged" : `topUp.reason.${reason}`)}
        </p>
      </Notice>
      <div className={styles["actions"]}>
        <LinkButton kind="primary" to={back ?? links.myWallet()} replace>
          {t(back === null ? "returned.toWallet" : "returned.goOn")}
        </LinkButton>
        {!credited && <LinkButton to={links.topUp(back ?? undefined)}>{t("returned.again")}</LinkButton>}
      </div>
      {back === null && <Holds />}
    </>
  );
}

/** Lists the holds that wait to be paid. */
function Holds() {
  const { t, i18n } = useTranslation("fan");
  const held = useInfiniteQuery(reservationsQuery("HELD"));
  const items = held.data?.pages.flatMap((page) => page.items) ?? [];
  return items.length === 0 ? null : (
    <section className={styles["part"]} aria-labelledby="holds">
      <h2 id="holds">{t("returned.holds")}</h2>
      <ul className={styles["rows"]}>
        {items.map((hold) => (
          <li key={hold.reservationId} className={styles["row"]}>
            <p className={styles["rowTitle"]}>{bilingual(hold.concertTitle, i18n.language).main}</p>
            <LinkButton small kind="primary" to={links.reservation(hold.reservationId)}>
              {t("reservation.pay")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
