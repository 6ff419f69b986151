import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Concert } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { ConcertPicker } from "../frame/ConcertPicker";
import { useConcert } from "../frame/useConcert";
import { Comparison } from "./Comparison";
import { readSeatHistory, type SeatLog } from "./readHistory";
import { countsOf, countUpTo, differencesOf, statesAfter } from "./replay";
import { SeatStory } from "./SeatStory";
import { SectionMap } from "./SectionMap";
import { TimeSlider } from "./TimeSlider";

/** Shows the seat map of a concert at any instant, and the history of a seat. */
export default function SeatsPage() {
  const { t } = useTranslation("admin");
  const [params, setParams] = useSearchParams();
  const concertId = params.get("concertId") ?? undefined;
  const concert = useConcert(concertId);
  const until = params.get("until") ?? undefined;
  const history = useQuery({
    queryKey: ["admin", "seat-history", concertId, until],
    queryFn: ({ signal }) => readSeatHistory(concertId ?? "", until, signal),
    enabled: concertId !== undefined,
  });
  return (
    <AdminPage title={t("nav.seats")} lead={t("seats.lead")}>
      <div className={styles["filters"]}>
        <ConcertPicker value={concertId} onChoose={(chosen) => setParams({ concertId: chosen })} />
      </div>
      {concertId === undefined && <Notice title={t("live.choose")} />}
      {concert.error !== null && <ProblemNotice error={concert.error} retry={() => void concert.refetch()} />}
      {history.error !== null && <ProblemNotice error={history.error} retry={() => void history.refetch()} />}
      {concertId !== undefined && (concert.isPending || history.isPending) && <Waiting lines={8} />}
      {concert.data !== undefined && history.data !== undefined && (
        <TimeMap concert={concert.data} history={history.data} again={() => void history.refetch()} />
      )}
    </AdminPage>
  );
}

function TimeMap({ concert, history, again }: { concert: Concert; history: SeatLog; again: () => void }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const [params, setParams] = useSearchParams();
  const { changes, base } = history;
  const set = (values: Record<string, string | null>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value === null) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: true },
    );
  const eventIn = (name: string) => {
    const text = params.get(name);
    return text === null ? null : Number(text);
  };
  const count = countUpTo(changes, eventIn("event"));
  const pinned = eventIn("compare") === null ? null : countUpTo(changes, eventIn("compare"));
  const states = useMemo(() => statesAfter(base, changes, count), [base, changes, count]);
  const differences = useMemo(
    () => (pinned === null ? null : differencesOf(statesAfter(base, changes, pinned), states)),
    [base, changes, pinned, states],
  );
  const go = (to: number) => {
    const last = changes[to - 1];
    set({ event: to === changes.length ? null : String(last?.globalIndex ?? 0), at: last === undefined ? null : new Date(last.at).toISOString() });
  };
  const seat = params.get("seat");
  return (
    <>
      <section className={styles["box"]}>
        <TimeSlider changes={changes} count={count} onGo={go} />
        <div className={styles["row"]}>
          {pinned === null ? (
            <Button small onClick={() => set({ compare: String(changes[count - 1]?.globalIndex ?? 0) })}>
              {t("seats.pin")}
            </Button>
          ) : (
            <Button small onClick={() => set({ compare: null })}>
              {t("seats.unpin")}
            </Button>
          )}
          <Button small kind="quiet" onClick={again}>
            {t("seats.again")}
          </Button>
          {history.more && (
            <Button small kind="quiet" onClick={() => set({ until: history.from, event: null, at: null, compare: null })}>
              {t("seats.earlier", { time: format.dateTime(history.from ?? "") })}
            </Button>
          )}
        </div>
      </section>
      {differences !== null && <Comparison differences={differences} onSeat={(chosen) => set({ seat: chosen })} />}
      <SeatStory key={seat ?? ""} concertId={concert.concertId} seat={seat} onSeat={(chosen) => set({ seat: chosen })} />
      <div className={styles["columns"]}>
        {concert.sections.map((section) => (
          <SectionMap
            key={section.name}
            section={section}
            states={states}
            counts={countsOf(states, { name: section.name, seats: section.seatsTotal })}
            selected={seat}
            marked={differences}
            onSeat={(chosen) => set({ seat: chosen })}
          />
        ))}
      </div>
    </>
  );
}
