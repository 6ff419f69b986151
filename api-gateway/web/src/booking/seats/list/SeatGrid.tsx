import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../ui/Announcer";
import { classes } from "../../../ui/classes";
import { placeOf, seatAt, type FieldSection } from "../model/field";
import { FREE, HELD } from "../model/states";
import type { SeatStore } from "../model/store";
import styles from "../Seats.module.css";
import { attributeKeys, stateKey } from "../SeatTip";
import type { Choice } from "../useChoice";
import { useSeatWords } from "../words";
import { moved, windowOf, type Cell } from "./gridKeys";

/** Number of rows that are in the document at the same time; others follow the focus. */
const ROWS_SHOWN = 15;
const SEATS_SHOWN = 40;

interface GridProps {
  section: FieldSection;
  store: SeatStore;
  choice: Choice;
  own: readonly number[];
}

/** A section as a grid. Arrow keys move, Home and End move along the row, Enter and the space bar choose. */
export function SeatGrid({ section, store, choice, own }: GridProps) {
  const { t } = useTranslation("booking");
  const words = useSeatWords(store.field);
  const [cell, setCell] = useState<Cell>(() => firstFree(section, store));
  const grid = useRef<HTMLDivElement>(null);
  const focusDue = useRef(false);
  const rows = windowOf(cell.row, section.rows, ROWS_SHOWN);
  const seats = windowOf(cell.number, section.seatsPerRow, SEATS_SHOWN);

  useEffect(() => {
    if (focusDue.current) {
      focusDue.current = false;
      grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    }
  }, [cell]);

  const go = (next: Cell) => {
    focusDue.current = true;
    setCell(next);
  };
  const press = (row: number, number: number) => {
    const index = seatAt(section, row, number);
    const wasMine = choice.chosen.includes(index);
    choice.tap(index);
    if (wasMine || store.states[index] === FREE) {
      announce(t(wasMine ? "list.given" : "list.taken", { seat: words.of(index) }));
    }
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      press(cell.row, cell.number);
      return;
    }
    const next = moved(cell, event.key, event.ctrlKey || event.metaKey, section);
    if (next !== null) {
      event.preventDefault();
      go(next);
    }
  };
  return (
    <div className={styles["gridFrame"]}>
      <p id="grid-help" className={styles["limit"]}>
        {t("list.help", { rows: section.rows, seats: section.seatsPerRow })}
      </p>
      <div className={styles["rowChoice"]}>
        <label htmlFor="grid-row">{t("list.row")}</label>
        <select id="grid-row" value={cell.row} onChange={(event) => setCell({ ...cell, row: Number(event.target.value) })}>
          {Array.from({ length: section.rows }, (_, i) => (
            <option key={i} value={i + 1}>
              {t("list.rowOption", { row: i + 1, count: freeInRow(section, store, i + 1) })}
            </option>
          ))}
        </select>
      </div>
      <div className={styles["gridScroll"]}>
        <div
          ref={grid}
          role="grid"
          aria-label={t("list.grid", { section: section.name })}
          aria-describedby="grid-help"
          aria-rowcount={section.rows}
          aria-colcount={section.seatsPerRow + 1}
          aria-multiselectable="true"
          className={styles["grid"]}
          onKeyDown={key}
        >
          {rows.map((row) => (
            <div key={row} role="row" aria-rowindex={row} className={styles["gridRow"]}>
              <span role="rowheader" aria-colindex={1} className={styles["rowHead"]}>
                {t("map.row", { row })}
              </span>
              {seats.map((number) => {
                const index = seatAt(section, row, number);
                const mine = choice.chosen.includes(index) || own.includes(index);
                const state = store.states[index] ?? FREE;
                return (
                  <button
                    key={number}
                    type="button"
                    role="gridcell"
                    aria-colindex={number + 1}
                    aria-selected={mine}
                    aria-label={[words.of(index), t(stateKey(state, mine)), ...attributeKeys(store.field, index).map((each) => t(each))].join(", ")}
                    tabIndex={row === cell.row && number === cell.number ? 0 : -1}
                    className={classes(
                      styles["cell"],
                      mine ? styles["cellMine"] : state === FREE ? styles["cellFree"] : state === HELD ? styles["cellHeld"] : styles["cellSold"],
                      choice.dimmed[index] === 1 && !mine && styles["cellDim"],
                    )}
                    data-tone={section.tone}
                    data-special={attributeKeys(store.field, index).length > 0 || undefined}
                    onClick={() => {
                      setCell({ row, number });
                      press(row, number);
                    }}
                  >
                    {mine ? "✓" : state === FREE ? number : state === HELD ? "–" : "×"}
                  </button>
                );
              })}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function firstFree(section: FieldSection, store: SeatStore): Cell {
  for (let index = section.first; index < section.first + section.count; index++) {
    if (store.states[index] === FREE) {
      const { row, number } = placeOf(store.field, index);
      return { row, number };
    }
  }
  return { row: 1, number: 1 };
}

function freeInRow(section: FieldSection, store: SeatStore, row: number): number {
  let free = 0;
  for (let number = 1; number <= section.seatsPerRow; number++) {
    free += store.states[seatAt(section, row, number)] === FREE ? 1 : 0;
  }
  return free;
}
