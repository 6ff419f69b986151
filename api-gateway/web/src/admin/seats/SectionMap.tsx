import { memo, useMemo, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Concert } from "../../api/types";
import { useFormats } from "../../i18n/format";
import frame from "../frame/Admin.module.css";
import { sectionOf, statePath, type SeatDifference, type SeatState, type SeatStates } from "./replay";
import styles from "./Seats.module.css";

const CELL = 10;
const STATES: readonly SeatState[] = ["AVAILABLE", "HELD", "SOLD"];

export interface SectionMapProps {
  section: Concert["sections"][number];
  states: SeatStates;
  counts: Record<SeatState, number>;
  selected: string | null;
  /** The seats that differ from the other instant, null without a comparison. */
  marked: readonly SeatDifference[] | null;
  onSeat: (seat: string) => void;
}

/** Draws the seats of a section at the chosen instant: free ones are outlined, held ones diamonds, sold ones filled. */
export const SectionMap = memo(function SectionMap({ section, states, counts, selected, marked, onSeat }: SectionMapProps) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const { name, rows, seatsPerRow } = section;
  const paths = useMemo(() => STATES.map((state) => ({ state, d: statePath(states, { name, rows, seatsPerRow }, state, CELL) })), [states, name, rows, seatsPerRow]);
  const press = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const number = Math.floor(((event.clientX - box.left) / box.width) * seatsPerRow) + 1;
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows) + 1;
    if (row >= 1 && row <= rows && number >= 1 && number <= seatsPerRow) {
      onSeat(`${name}-${row}-${number}`);
    }
  };
  const own = (marked ?? []).filter((difference) => sectionOf(difference.seat) === name);
  const summary = STATES.map((state) => `${t(`seats.state.${state}`)} ${format.number(counts[state])}`).join(", ");
  return (
    <section className={frame["box"]}>
      <h2>{t("seats.section", { name })}</h2>
      <p className={styles["counts"]}>{summary}</p>
      <div className={styles["scroll"]} role="group" aria-label={t("seats.section", { name })} tabIndex={0}>
        {/* Seats can be chosen in the field above as well. */}
        <svg
          className={styles["map"]}
          viewBox={`0 0 ${seatsPerRow * CELL} ${rows * CELL}`}
          style={{ maxInlineSize: `${seatsPerRow * 2}rem` }}
          role="img"
          aria-label={`${t("seats.section", { name })}: ${summary}`}
          onClick={press}
        >
          {paths.map(({ state, d }) => (
            <path key={state} d={d} className={styles[state]} />
          ))}
          {own.map((difference) => (
            <Frame key={difference.seat} seat={difference.seat} className={styles["different"]} />
          ))}
          {selected !== null && sectionOf(selected) === name && <Frame seat={selected} className={styles["chosen"]} />}
        </svg>
      </div>
    </section>
  );
});

function Frame({ seat, className }: { seat: string; className: string | undefined }) {
  const [row = 1, number = 1] = seat.split("-").slice(-2).map(Number);
  return <rect x={(number - 1) * CELL + 0.4} y={(row - 1) * CELL + 0.4} width={CELL - 0.8} height={CELL - 0.8} className={className} />;
}
