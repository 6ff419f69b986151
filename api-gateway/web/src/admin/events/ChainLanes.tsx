import { useTranslation } from "react-i18next";
import { classes } from "../../ui/classes";
import { durationText, type Chain, type Step } from "./chain";
import styles from "./Chain.module.css";

export interface ChainLanesProps {
  chain: Chain;
  marked: string | null;
  onMark: (eventId: string) => void;
}

/** Draws the lanes of a chain, one row for each service. Each event is a button that marks it in the table below. */
export function ChainLanes({ chain, marked, onMark }: ChainLanesProps) {
  const { t } = useTranslation("admin");
  return (
    <section className={styles["lanes"]} aria-label={t("chain.lanes")}>
      {chain.lanes.map((lane) => {
        const from = lane.steps[0]?.place ?? 0;
        const to = lane.steps.at(-1)?.place ?? 0;
        return (
          <div key={lane.name} className={styles["lane"]}>
            <p className={styles["laneName"]}>
              {t(`chain.lane.${lane.name}`)}
              <span className="soft"> {durationText(lane.duration)}</span>
            </p>
            <div className={styles["track"]}>
              <div className={styles["inner"]}>
                <span className={styles["span"]} style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%` }} />
                {lane.steps.map((step) => (
                  <button
                    key={step.event.eventId}
                    type="button"
                    className={classes(styles["dot"], step.compensation && styles["undone"])}
                    style={{ insetInlineStart: `${step.place * 100}%` }}
                    aria-pressed={step.event.eventId === marked}
                    aria-label={label(step, t("chain.undoes"))}
                    title={label(step, t("chain.undoes"))}
                    onClick={() => onMark(step.event.eventId)}
                  />
                ))}
              </div>
            </div>
          </div>
        );
      })}
      <p className={styles["scale"]} aria-hidden="true">
        <span>0</span>
        <span>{t("chain.scale")}</span>
        <span>{durationText(chain.duration)}</span>
      </p>
    </section>
  );
}

function label(step: Step, undoes: string): string {
  return `${step.event.type}, +${durationText(step.after)}${step.compensation ? `, ${undoes}` : ""}`;
}
