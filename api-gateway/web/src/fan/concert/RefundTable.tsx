import { useTranslation } from "react-i18next";
import type { Concert } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { classes } from "../../ui/classes";
import styles from "./ConcertPage.module.css";
import { refundOf, refundSteps, stepAt, type RefundStep } from "./refund";

/** Lists the refunds of a ticket by calendar date, in won. */
export function RefundTable({ concert, now }: { concert: Concert; now: number }) {
  const { t } = useTranslation("fan");
  const format = useFormats();
  const steps = refundSteps(concert);
  const current = stepAt(steps, now);
  const prices = [...new Map(concert.sections.map((section) => [section.price.amount, section])).values()];
  const ofTicket = (section: Concert["sections"][number]) =>
    t("refund.ofTicket", { section: section.name, price: format.won(section.price) });
  const until = (step: RefundStep) =>
    step.until === null ? t("refund.after") : t("refund.until", { time: format.dateTime(step.until) });
  return (
    <section className={styles["part"]}>
      <h2 id="refunds">{t("refund.title")}</h2>
      <div className={styles["scroll"]} tabIndex={0} role="region" aria-labelledby="refunds">
        {/* The roles keep it a table on phones, where each step is shown as a list. */}
        <table role="table" className={classes(styles["table"], styles["dates"])}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {t("refund.when")}
              </th>
              {prices.map((section) => (
                <th key={section.name} role="columnheader" scope="col" className={styles["right"]}>
                  {ofTicket(section)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {steps.map((step) => (
              <tr key={step.name} role="row" className={classes(step === current && styles["current"])}>
                <th role="rowheader" scope="row">
                  {until(step)}
                  {step === current && <span className={styles["now"]}> {t("refund.now")}</span>}
                </th>
                {prices.map((section) => (
                  <td key={section.name} role="cell" data-label={ofTicket(section)} className={styles["right"]}>
                    {step.percent === 0 ? t("refund.none") : format.won(refundOf(section.price.amount, step))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">{t("refund.note")}</p>
    </section>
  );
}
