import type { Dispatch } from "react";
import { useTranslation } from "react-i18next";
import type { SectionLayout } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { SeatMarks } from "./SeatMarks";
import { fieldOf } from "./check";
import { seatCount, type DraftSection } from "./draft";
import styles from "./Editor.module.css";
import type { DraftAction } from "./history";
import { NumberField } from "./NumberField";

const PLACE: [keyof SectionLayout, number, number, number][] = [
  ["x", -2000, 2000, 0.5],
  ["y", -2000, 2000, 0.5],
  ["rotation", -360, 360, 1],
  ["curve", 0, 5000, 0.5],
  ["seatPitch", 0.3, 5, 0.05],
  ["rowPitch", 0.3, 10, 0.05],
];

/** The fields of the selected section: everything that the mouse can do on the plan, and more. */
export function SectionPanel({
  section,
  errors,
  dispatch,
}: {
  section: DraftSection;
  errors: ReadonlyMap<string, string>;
  dispatch: Dispatch<DraftAction>;
}) {
  const { t } = useTranslation("organizer");
  const format = useFormats();
  const change = (step: string | null, fields: Partial<DraftSection>) =>
    dispatch({ kind: "section", id: section.id, step, change: (current) => ({ ...current, ...fields }) });
  const changeLayout = (step: string | null, layout: Partial<SectionLayout>) =>
    dispatch({
      kind: "section",
      id: section.id,
      step,
      change: (current) => ({ ...current, layout: { ...current.layout, ...layout } }),
    });
  const settle = () => dispatch({ kind: "settle" });
  const field = (name: string) => ({ name: fieldOf(section.id, name), error: errors.get(fieldOf(section.id, name)), onBlur: settle });
  const { x, y } = section.layout;
  const distance = Math.hypot(x, y);
  return (
    <fieldset className={styles["panel"]}>
      <legend className={styles["legend"]}>{t("section.legend", { name: section.name })}</legend>
      <div className={styles["grid"]}>
        <TextField
          label={t("section.name")}
          value={section.name}
          maxLength={20}
          autoComplete="off"
          {...field("name")}
          onChange={(event) => change("name", { name: event.target.value })}
        />
        <NumberField
          label={t("section.price")}
          value={section.price}
          min={0}
          step={1000}
          {...field("price")}
          onChange={(price) => change("price", { price })}
        />
        <NumberField label={t("section.rows")} value={section.rows} min={1} max={1000} {...field("rows")} onChange={(rows) => change("rows", { rows })} />
        <NumberField
          label={t("section.seatsPerRow")}
          value={section.seatsPerRow}
          min={1}
          max={1000}
          {...field("seatsPerRow")}
          onChange={(seatsPerRow) => change("seatsPerRow", { seatsPerRow })}
        />
      </div>
      <p className="soft">
        {t("section.comesTo", {
          seats: format.number(seatCount(section)),
          gross: format.won(seatCount(section) * (section.price ?? 0)),
        })}
      </p>
      <div className={styles["actions"]}>
        <Button small onClick={() => dispatch({ kind: "copy", id: section.id })}>
          {t("section.copy")}
        </Button>
        <Button
          small
          offBecause={distance < 1 ? t("section.faceOff") : undefined}
          onClick={() =>
            changeLayout(null, {
              rotation: Math.round((Math.atan2(-x, y) * 180) / Math.PI),
              curve: Math.round(distance * 10) / 10,
            })
          }
        >
          {t("section.face")}
        </Button>
        <Button small kind="danger" onClick={() => dispatch({ kind: "remove", id: section.id })}>
          {t("section.remove")}
        </Button>
      </div>
      <details className={styles["more"]}>
        <summary>{t("section.place")}</summary>
        <div className={styles["grid"]}>
          {PLACE.map(([name, min, max, step]) => (
            <NumberField
              key={name}
              label={t(`section.layout.${name}`)}
              value={section.layout[name]}
              min={min}
              max={max}
              step={step}
              {...field(name)}
              onChange={(value) => value !== null && changeLayout(name, { [name]: Math.min(max, Math.max(min, value)) })}
            />
          ))}
        </div>
        <p className="soft">{t("section.keys")}</p>
      </details>
      <SeatMarks key={section.id} section={section} dispatch={dispatch} />
    </fieldset>
  );
}
