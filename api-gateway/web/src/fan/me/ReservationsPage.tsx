import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import { paymentPending } from "../../api/payment";
import { ME, useSession } from "../../api/session";
import type { Reservation } from "../../api/types";
import { links } from "../../app/links";
import { Button, LinkButton } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import styles from "./Me.module.css";
import { MyPage } from "./MyPage";
import { RESERVATION_FILTERS, reservationsQuery, type ReservationFilter } from "./queries";
import { ReservationCard } from "./ReservationCard";

/** Lists the reader's reservations by state, each as a card with actions. */
export default function ReservationsPage() {
  const { t } = useTranslation("fan");
  const session = useSession();
  const [parameters, setParameters] = useSearchParams();
  const filter: ReservationFilter = RESERVATION_FILTERS.find((status) => status === parameters.get("status")) ?? "";
  const list = useInfiniteQuery(reservationsQuery(filter));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  useBalanceAfterPayment(items);
  if (session.me && !session.me.roles.includes("FAN")) {
    return <Navigate to={links.myAccount()} replace />;
  }
  return (
    <MyPage title={t("me.reservations")}>
      <div className={styles["chips"]} role="group" aria-label={t("me.filter")}>
        {(["", ...RESERVATION_FILTERS] as const).map((status) => (
          <Button
            key={status}
            small
            aria-pressed={status === filter}
            className={styles["chip"]}
            onClick={() => setParameters(status === "" ? {} : { status }, { replace: true })}
          >
            {t(status === "" ? "me.any" : `reservation.${status}`)}
          </Button>
        ))}
      </div>
      {list.isPending && <Waiting lines={6} />}
      {list.isError && <ProblemNotice error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Notice
          title={t("me.none")}
          actions={
            <LinkButton small kind="primary" to={links.listing()}>
              {t("me.toConcerts")}
            </LinkButton>
          }
        />
      )}
      <ul className={styles["list"]}>
        {items.map((reservation) => (
          <ReservationCard key={reservation.reservationId} reservation={reservation} />
        ))}
      </ul>
      {list.hasNextPage && (
        <p className={styles["more"]}>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("me.more")}
          </Button>
        </p>
      )}
    </MyPage>
  );
}

/** Reads the balance again when a payment under way has ended. */
function useBalanceAfterPayment(reservations: readonly Reservation[]) {
  const client = useQueryClient();
  const paying = reservations.filter((each) => paymentPending(each, each.reservationId)).length;
  const before = useRef(paying);
  useEffect(() => {
    if (paying < before.current) {
      void client.invalidateQueries({ queryKey: ME });
    }
    before.current = paying;
  }, [client, paying]);
}
