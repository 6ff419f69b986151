import type { Dispatch } from "react";
import { useTranslation } from "react-i18next";
import { TextArea, TextField } from "../../ui/Field";
import type { Draft } from "./draft";
import styles from "./Editor.module.css";
import type { DraftAction } from "./history";
import { NumberField } from "./NumberField";

export interface PartProps {
  draft: Draft;
  errors: ReadonlyMap<string, string>;
  dispatch: Dispatch<DraftAction>;
}

const TIMES = ["startsAt", "endsAt", "salesOpenAt", "salesCloseAt"] as const;

/** The fields for title, venue, description and times. */
export function Basics({ draft, errors, dispatch }: PartProps) {
  const { t } = useTranslation("organizer");
  const set = (field: keyof Draft, value: unknown) => dispatch({ kind: "fields", step: field, change: { [field]: value } });
  const settle = () => dispatch({ kind: "settle" });
  const text = (field: "title" | "venue") => ({
    label: t(`editor.${field}`),
    name: field,
    value: draft[field],
    maxLength: 200,
    error: errors.get(field),
    onBlur: settle,
    onChange: (event: { target: { value: string } }) => set(field, event.target.value),
  });
  return (
    <>
      <section className={styles["block"]}>
        <h2>{t("editor.basics")}</h2>
        <div className={styles["grid"]}>
          <TextField {...text("title")} hint={t("editor.bilingual")} />
          <TextField {...text("venue")} />
        </div>
        <TextArea
          label={t("editor.description")}
          value={draft.description}
          maxLength={10_000}
          rows={4}
          onBlur={settle}
          onChange={(event) => set("description", event.target.value)}
        />
      </section>
      <section className={styles["block"]}>
        <h2>{t("editor.times")}</h2>
        <div className={styles["times"]}>
          {TIMES.map((field) => (
            <TextField
              key={field}
              type="datetime-local"
              label={t(`editor.${field}`)}
              name={field}
              value={draft[field]}
              error={errors.get(field)}
              onBlur={settle}
              onChange={(event) => set(field, event.target.value)}
            />
          ))}
        </div>
      </section>
    </>
  );
}

/** The fields for purchase limit, hold, refunds and waiting room. */
export function Rules({ draft, errors, dispatch }: PartProps) {
  const { t } = useTranslation("organizer");
  const set = (change: Partial<Draft>) => dispatch({ kind: "fields", step: Object.keys(change).join(), change });
  const settle = () => dispatch({ kind: "settle" });
  const number = (field: "purchaseLimit" | "holdSeconds" | "holdExtensions" | "fullUntilDays" | "partialUntilDays" | "partialPercent", max: number) => (
    <NumberField
      label={t(`editor.${field}`)}
      name={field}
      min={0}
      max={max}
      value={draft[field]}
      error={errors.get(field)}
      onBlur={settle}
      onChange={(value) => set({ [field]: value })}
    />
  );
  return (
    <section className={styles["block"]}>
      <h2>{t("editor.rules")}</h2>
      <div className={styles["grid"]}>
        {number("purchaseLimit", 20)}
        {number("holdSeconds", 3600)}
        {number("holdExtensions", 3)}
      </div>
      <h3>{t("editor.refunds")}</h3>
      <div className={styles["grid"]}>
        {number("fullUntilDays", 365)}
        {number("partialUntilDays", 365)}
        {number("partialPercent", 100)}
      </div>
      <p className="soft">
        {t("editor.refundText", {
          full: draft.fullUntilDays ?? 0,
          partial: draft.partialUntilDays ?? 0,
          percent: draft.partialPercent ?? 0,
        })}
      </p>
      <h3>{t("editor.waitingRoom")}</h3>
      <label className={styles["check"]}>
        <input type="checkbox" checked={draft.waitingRoom} onChange={(event) => set({ waitingRoom: event.target.checked })} />
        {t("editor.waitingRoomOn")}
      </label>
      {draft.waitingRoom && (
        <div className={styles["grid"]}>
          <NumberField
            label={t("editor.admissionsPerSecond")}
            min={1}
            max={100_000}
            value={draft.admissionsPerSecond}
            onBlur={settle}
            onChange={(value) => set({ admissionsPerSecond: value })}
          />
          <NumberField
            label={t("editor.capacity")}
            hint={t("editor.capacityHint")}
            min={1}
            max={1_000_000}
            value={draft.capacity}
            onBlur={settle}
            onChange={(value) => set({ capacity: value })}
          />
          <NumberField
            label={t("editor.lobbyMinutes")}
            hint={t("editor.lobbyHint")}
            min={0}
            max={1440}
            value={draft.lobbyMinutes}
            onBlur={settle}
            onChange={(value) => set({ lobbyMinutes: value })}
          />
        </div>
      )}
    </section>
  );
}
