import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { TextField } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { readEvents } from "../events/readEvents";
import { reservationHandle, shortId } from "../events/identifiers";
import frame from "../frame/Admin.module.css";
import { adminLinks } from "../links";
import { changesOf } from "./replay";
import styles from "./Seats.module.css";

const EVENTS_MAX = 200;

/** Shows everything that happened to a seat, with the bookings behind it. */
export function SeatStory({ concertId, seat, onSeat }: { concertId: string; seat: string | null; onSeat: (seat: string) => void }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const [text, setText] = useState(seat ?? "");
  const story = useQuery({
    queryKey: ["admin", "seat-story", concertId, seat],
    queryFn: async ({ signal }) =>
      changesOf((await readEvents({ aggregate: `${concertId}/seat/${seat}`, concertId }, EVENTS_MAX, signal)).events),
    enabled: seat !== null,
  });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") {
      onSeat(text.trim());
    }
  };
  const last = story.data?.at(-1);
  return (
    <section className={frame["box"]}>
      <form className={styles["ask"]} onSubmit={ask}>
        <TextField label={t("seats.why")} value={text} placeholder="A-1-1" onChange={(event) => setText(event.target.value)} />
        <Button type="submit" small>
          {t("seats.ask")}
        </Button>
      </form>
      {seat !== null && (
        <div className={styles["story"]} aria-live="polite">
          {story.error !== null && <ProblemNotice error={story.error} retry={() => void story.refetch()} />}
          {story.isPending && <Waiting lines={2} />}
          {story.data !== undefined && (
            <>
              <p>
                <strong>
                  {last === undefined
                    ? t("seats.untouched", { seat })
                    : t(`seats.because.${last.state}`, { seat, time: format.dateTime(last.at), reservation: shortId(last.reservation ?? "") })}
                </strong>
              </p>
              {story.data.length > 0 && (
                <DataTable
                  caption={t("seats.storyOf", { seat })}
                  rows={[...story.data].reverse()}
                  rowKey={(change) => change.globalIndex}
                  empty="–"
                  columns={[
                    { key: "at", head: t("events.at"), cell: (change) => `${format.day(change.at)} ${format.clock(change.at)}` },
                    { key: "what", head: t("events.type"), cell: (change) => `${t(`seats.state.${change.state}`)} (${change.type})` },
                    {
                      key: "reservation",
                      head: t("reservations.reservation"),
                      cell: (change) => {
                        const handle = change.reservation === null ? null : reservationHandle(change.reservation);
                        return handle === null ? "–" : <Link to={adminLinks.chain({ reservation: handle })}>{shortId(handle)}</Link>;
                      },
                    },
                  ]}
                />
              )}
            </>
          )}
        </div>
      )}
    </section>
  );
}
