import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../api/session";
import type { Concert } from "../../api/types";
import { Link } from "../../ui/Link";
import { links } from "../../app/links";
import { fanAtConcertQuery } from "../../fan/concert/queries";
import { Button } from "../../ui/Button";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { isFilter, NO_FILTER, type SeatFilter } from "./filter";
import { Freshness } from "./Freshness";
import { HappeningNotice, OrphanNotice } from "./HappeningNotice";
import { LiveHolds } from "./LiveHolds";
import { SeatList } from "./list/SeatList";
import { placeOf, seatIndex } from "./model/field";
import type { SeatStore } from "./model/store";
import { PassNotice } from "./PassNotice";
import { ReleasedSeats } from "./ReleasedSeats";
import { SeatMap, type MapHandle } from "./SeatMap";
import { SeatSummary } from "./SeatSummary";
import { Legend, SeatTools } from "./SeatTools";
import styles from "./Seats.module.css";
import { useChoice } from "./useChoice";
import { useHolding, type Wish } from "./useHolding";
import { useStoreNews } from "./useSeats";
import { useStored } from "./useStored";

type Shown = "map" | "list";
const isShown = (value: unknown): value is Shown => value === "map" || value === "list";

/** The seats with their surroundings: tools, map or list, notices, and the summary with the button to hold. */
export function SeatBoard({ concert, store, error, title }: { concert: Concert; store: SeatStore; error: unknown; title: string }) {
  const { t } = useTranslation("booking");
  const { concertId } = concert;
  const session = useSession();
  const fan = useQuery(fanAtConcertQuery(concertId, session.me?.roles.includes("FAN") === true));
  const limit = fan.data?.limitLeft ?? concert.purchaseLimit;
  const [shown, setShown] = useStored<Shown>("cygi-seats-shown", "map", isShown);
  const [filter, setFilter] = useStored<SeatFilter>(`cygi-filter:${concertId}`, NO_FILTER, isFilter);
  const [map, setMap] = useState<MapHandle | null>(null);
  const [booking, setBooking] = useState(false);
  const choice = useChoice(concertId, store, filter, limit, booking);
  useStoreNews(store);
  const hold = useHolding(concertId, concert.waitingRoom, choice.clear);

  const run = (wish: Wish) => {
    setBooking(true);
    hold.mutate(wish, {
      onSettled: () => setBooking(false),
      onError: (problem) => {
        const seats = (problem as { seats?: readonly string[] }).seats ?? [];
        if (seats.length > 0) {
          choice.refused(seats);
        }
      },
    });
  };
  const show = useCallback((index: number) => map?.showSeat(index), [map]);
  const takeAndShow = (seats: readonly number[]) => {
    choice.take(seats);
    if (seats[0] !== undefined) {
      show(seats[0]);
    }
  };
  const holdSeats = (seats: readonly number[]) => run({ seats: seats.map((index) => placeOf(store.field, index).name) });
  // The server knows no filters. With a filter the seats are chosen here, and stay chosen if they cannot be held.
  const picked = choice.filtered && choice.chosen.length === 0 ? choice.best() : null;
  const holdPicked = () => {
    if (picked !== null) {
      choice.take(picked);
      holdSeats(picked);
    }
  };
  const holdBest = () => run({ bestAvailable: { quantity: choice.size, section: null } });
  const own = (fan.data?.reservations ?? [])
    .filter(({ status }) => status !== "REQUESTED")
    .flatMap((reservation) => reservation.seats.map(({ seat }) => seatIndex(store.field, seat)))
    .filter((index) => index !== null);
  const problem = hold.error;
  const taken = (problem as { code?: string } | null)?.code === "SEAT_TAKEN";

  return (
    <div className={styles["board"]}>
      <header className={styles["head"]}>
        <div className={styles["headText"]}>
          <Link to={links.concert(concertId)} className={styles["back"]}>
            {t("seats.back")}
          </Link>
          <h1 tabIndex={-1}>{title}</h1>
        </div>
        <div className={styles["switch"]} role="group" aria-label={t("seats.shown.label")}>
          {(["map", "list"] as const).map((which) => (
            <Button key={which} small kind="quiet" aria-pressed={shown === which} onClick={() => setShown(which)}>
              {t(`seats.shown.${which}`)}
            </Button>
          ))}
        </div>
      </header>
      <aside className={styles["tools"]} aria-label={t("tools.label")}>
        <SeatTools concert={concert} store={store} choice={choice} filter={filter} setFilter={setFilter} limit={limit} />
      </aside>
      <section className={styles["stage"]} aria-label={t(`seats.shown.${shown}`)}>
        <Freshness store={store} />
        {!store.feed.ready ? (
          error === null || error === undefined ? (
            <div className={styles["waiting"]}>
              <Waiting lines={3} label={t("seats.loading")} />
            </div>
          ) : (
            <ProblemNotice error={error} />
          )
        ) : shown === "map" ? (
          <SeatMap store={store} choice={choice} own={own} ready={setMap} />
        ) : (
          <SeatList store={store} choice={choice} own={own} />
        )}
        <Legend />
      </section>
      <div className={styles["side"]}>
        <PassNotice concert={concert} />
        <LiveHolds reservations={fan.data?.reservations ?? []} />
        {choice.happening !== null && (
          <HappeningNotice happening={choice.happening} store={store} choice={choice} take={takeAndShow} />
        )}
        {choice.orphans.better !== null && <OrphanNotice orphans={choice.orphans} store={store} take={takeAndShow} />}
        {problem !== null && !(taken && choice.happening !== null) && (
          <ProblemNotice error={problem} retry={() => hold.variables !== undefined && run(hold.variables)} />
        )}
        <ReleasedSeats store={store} show={(index) => (setShown("map"), show(index))} take={(index) => takeAndShow([index])} />
      </div>
      <SeatSummary
        concert={concert}
        store={store}
        choice={choice}
        limit={limit}
        busy={booking || hold.isPending}
        hold={() => holdSeats(choice.chosen)}
        best={choice.filtered ? picked && holdPicked : holdBest}
      />
    </div>
  );
}
