import { useTranslation } from "react-i18next";
import type { Concert } from "../../api/types";
import { useFormats } from "../../i18n/format";
import styles from "./Room.module.css";

/** Shows prices and free seats to those who wait. */
export function Meanwhile({ concert }: { concert: Concert }) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  const prices = [...new Set(concert.sections.map(({ price }) => price.amount))].sort((a, b) => b - a);
  return (
    <section className={styles["card"]} aria-labelledby="meanwhile">
      <h2 id="meanwhile">{t("meanwhile.title")}</h2>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("meanwhile.price")}</th>
            <th scope="col">{t("meanwhile.section")}</th>
            <th scope="col">{t("meanwhile.left")}</th>
          </tr>
        </thead>
        <tbody>
          {prices.map((price) => {
            const sections = concert.sections.filter((section) => section.price.amount === price);
            const left = sections.reduce((sum, section) => sum + section.seatsAvailable, 0);
            return (
              <tr key={price}>
                <th scope="row">{format.won(price)}</th>
                <td className={styles["names"]}>
                  {sections.map((section) => (
                    <span key={section.name} className={section.seatsAvailable === 0 ? styles["gone"] : undefined}>
                      {section.name}{" "}
                    </span>
                  ))}
                </td>
                <td>{left === 0 ? t("prices.none") : t("prices.free", { count: left, free: format.number(left) })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
