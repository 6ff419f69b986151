import { useTranslation } from "react-i18next";
import type { Concert } from "../../api/types";
import { useFormats } from "../../i18n/format";
import styles from "./ConcertPage.module.css";

/** Lists the sections with their prices and free seats. */
export function PriceTable({ concert }: { concert: Concert }) {
  const { t } = useTranslation(["fan", "listing"]);
  const format = useFormats();
  return (
    <section className={styles["part"]}>
      <h2 id="prices">{t("concert.prices")}</h2>
      <div className={styles["scroll"]} tabIndex={0} role="region" aria-labelledby="prices">
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">{t("concert.section")}</th>
              <th scope="col" className={styles["right"]}>
                {t("concert.price")}
              </th>
              <th scope="col" className={styles["right"]}>
                {t("concert.seatsLeft")}
              </th>
            </tr>
          </thead>
          <tbody>
            {concert.sections.map((section) => (
              <tr key={section.name}>
                <th scope="row">{section.name}</th>
                <td className={styles["right"]}>{format.won(section.price)}</td>
                <td className={styles["right"]}>
                  {section.seatsAvailable === 0
                    ? t("offer.soldOut", { ns: "listing" })
                    : `${format.number(section.seatsAvailable)} / ${format.number(section.seatsTotal)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
