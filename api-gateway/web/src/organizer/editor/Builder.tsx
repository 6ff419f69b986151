import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button";
import { PlanStage } from "../plan/PlanStage";
import { PriceLegend } from "../plan/PriceLegend";
import type { PartProps } from "./Basics";
import styles from "./Editor.module.css";
import { SectionPanel } from "./SectionPanel";

/** The seat plan: drawing, sections, and the fields of the selected section. */
export function Builder({ draft, errors, dispatch, selected }: PartProps & { selected: string | null }) {
  const { t } = useTranslation("organizer");
  const [preview, setPreview] = useState(false);
  const section = draft.sections.find((one) => one.id === selected);
  return (
    <section className={styles["block"]}>
      <h2>{t("editor.plan")}</h2>
      <div className={styles["builder"]}>
        <div className={styles["drawing"]}>
          <div className={styles["chips"]}>
            {draft.sections.map((one) => (
              <button
                key={one.id}
                type="button"
                className={styles["chip"]}
                aria-pressed={one.id === selected}
                data-wrong={[...errors.keys()].some((field) => field.startsWith(`section-${one.id}-`))}
                onClick={() => dispatch({ kind: "select", id: one.id })}
              >
                {one.name || t("section.nameless")}
              </button>
            ))}
            <Button small name="add-section" onClick={() => dispatch({ kind: "add" })}>
              {t("section.add")}
            </Button>
            {draft.sections.length > 0 && (
              <Button small kind="quiet" aria-pressed={preview} onClick={() => setPreview(!preview)}>
                {t(preview ? "plan.edit" : "plan.preview")}
              </Button>
            )}
          </div>
          {draft.sections.length === 0 ? (
            <p className="soft">{t("section.none")}</p>
          ) : (
            <>
              <PlanStage sections={draft.sections} selected={selected} dispatch={preview ? null : dispatch} />
              <PriceLegend sections={draft.sections} />
            </>
          )}
        </div>
        {section !== undefined && <SectionPanel section={section} errors={errors} dispatch={dispatch} />}
      </div>
    </section>
  );
}
