import { useState, type Dispatch } from "react";
import { useTranslation } from "react-i18next";
import type { SeatAttribute } from "../../api/types";
import { Button } from "../../ui/Button";
import { SelectField, TextField } from "../../ui/Field";
import { withAttribute, type DraftSection } from "./draft";
import styles from "./Editor.module.css";
import type { DraftAction } from "./history";
import { seatsText, parseRange } from "./ranges";

const ATTRIBUTES: SeatAttribute[] = ["WHEELCHAIR", "COMPANION", "RESTRICTED_VIEW"];

/** Marks seats as wheelchair places, companions' seats or seats with a restricted view. Fans see and filter them. */
export function SeatMarks({ section, dispatch }: { section: DraftSection; dispatch: Dispatch<DraftAction> }) {
  const { t } = useTranslation("organizer");
  const [attribute, setAttribute] = useState<SeatAttribute>("WHEELCHAIR");
  const [rows, setRows] = useState("1");
  const [seats, setSeats] = useState("");
  const rowRange = parseRange(rows, section.rows ?? 1);
  const seatRange = parseRange(seats, section.seatsPerRow ?? 1);
  const mark = (on: boolean) => {
    if (rowRange !== null && seatRange !== null) {
      const range = { rowFrom: rowRange.from, rowTo: rowRange.to, seatFrom: seatRange.from, seatTo: seatRange.to };
      dispatch({
        kind: "section",
        id: section.id,
        step: null,
        change: (current) => withAttribute(current, attribute, range, on),
      });
    }
  };
  const off = rowRange === null || seatRange === null ? t("marks.rangeOff") : undefined;
  const marked = ATTRIBUTES.map((kind) => ({
    kind,
    seats: Object.entries(section.attributes)
      .filter(([, kinds]) => kinds.includes(kind))
      .map(([key]) => key),
  })).filter((entry) => entry.seats.length > 0);
  return (
    <details className={styles["more"]}>
      <summary>{t("marks.title", { count: Object.keys(section.attributes).length })}</summary>
      <div className={styles["grid"]}>
        <SelectField label={t("marks.attribute")} value={attribute} onChange={(event) => setAttribute(event.target.value as SeatAttribute)}>
          {ATTRIBUTES.map((kind) => (
            <option key={kind} value={kind}>
              {t(`marks.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField label={t("marks.rows")} value={rows} placeholder="1-2" onChange={(event) => setRows(event.target.value)} />
        <TextField label={t("marks.seats")} value={seats} placeholder="1-4" hint={t("marks.hint")} onChange={(event) => setSeats(event.target.value)} />
      </div>
      <div className={styles["actions"]}>
        <Button small offBecause={off} onClick={() => mark(true)}>
          {t("marks.mark")}
        </Button>
        <Button small onClick={() => mark(false)}>
          {t("marks.clear")}
        </Button>
      </div>
      <ul>
        {marked.map((entry) => (
          <li key={entry.kind}>
            {t(`marks.kind.${entry.kind}`)}: {seatsText(entry.seats)}
          </li>
        ))}
      </ul>
    </details>
  );
}
