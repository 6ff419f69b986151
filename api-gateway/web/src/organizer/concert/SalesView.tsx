import { useTranslation } from "react-i18next";
import type { Concert, Schemas } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { BarChart } from "../../ui/BarChart";
import { DataTable } from "../../ui/DataTable";
import { Figures } from "../../ui/Figures";
import styles from "./Concert.module.css";
import { hourBars } from "./hours";

/**
 * Shows the sales of a concert: sums, by section and by hour.
 *
 * @param at time at which they were read
 * @param at when it was read
 */
export function SalesView({ sales, concert, at }: { sales: Schemas["Sales"]; concert: Concert; at: number }) {
  const { t } = useTranslation("organizer");
  const format = useFormats();
  const { sold, held, gross, refunds } = sales;
  const bars = hourBars(sales.hours).map((hour) => ({
    key: hour.hour,
    label: `${format.day(hour.hour)} ${format.time(hour.hour)}`,
    value: hour.sold,
    text: t("sales.hourText", { seats: format.number(hour.sold), gross: format.won(hour.gross) }),
  }));
  return (
    <>
      <section className={styles["sales"]} aria-labelledby="sales-title">
        <h2 id="sales-title">{t("sales.title")}</h2>
        <p className="soft">{t("sales.asOf", { time: format.clock(at) })}</p>
        <Figures
          label={t("sales.title")}
          figures={[
            {
              key: "sold",
              label: t("sales.sold"),
              value: format.number(sold),
              note: t("sales.ofTotal", { total: format.number(concert.seatsTotal), share: format.percent(sold / concert.seatsTotal) }),
            },
            { key: "held", label: t("sales.held"), value: format.number(held), note: t("sales.heldNote") },
            { key: "gross", label: t("sales.gross"), value: format.won(gross) },
            { key: "refunds", label: t("sales.refunds"), value: format.won(refunds) },
            { key: "stands", label: t("sales.stands"), value: format.won(gross.amount - refunds.amount) },
          ]}
        />
      </section>
      <section className={styles["sales"]} aria-labelledby="sections-title">
        <h2 id="sections-title">{t("sales.bySection")}</h2>
        <DataTable
          caption={t("sales.bySection")}
          rows={concert.sections}
          rowKey={(section) => section.name}
          empty={t("sales.none")}
          columns={[
            { key: "name", head: t("section.name"), cell: (section) => <strong>{section.name}</strong> },
            { key: "price", head: t("section.price"), numeric: true, cell: (section) => format.won(section.price) },
            {
              key: "fill",
              head: t("sales.fill"),
              cell: (section) => {
                const soldHere = of(sales, section.name)?.sold ?? 0;
                return (
                  <span className={styles["fill"]}>
                    <meter min={0} max={section.seatsTotal} value={soldHere} aria-label={t("sales.fill")} />
                    {format.percent(soldHere / section.seatsTotal)}
                  </span>
                );
              },
            },
            { key: "sold", head: t("sales.sold"), numeric: true, cell: (section) => format.number(of(sales, section.name)?.sold ?? 0) },
            { key: "held", head: t("sales.held"), numeric: true, cell: (section) => format.number(of(sales, section.name)?.held ?? 0) },
            { key: "free", head: t("sales.free"), numeric: true, cell: (section) => format.number(section.seatsAvailable) },
            { key: "gross", head: t("sales.gross"), numeric: true, cell: (section) => format.won(of(sales, section.name)?.gross ?? 0) },
          ]}
        />
      </section>
      <section className={styles["sales"]} aria-labelledby="hours-title">
        <h2 id="hours-title">{t("sales.byHour")}</h2>
        {bars.length === 0 ? (
          <p className="soft">{t("sales.none")}</p>
        ) : (
          <BarChart
            title={t("sales.seatsByHour")}
            bars={bars}
            table={
              <details>
                <summary>{t("sales.asTable")}</summary>
                <DataTable
                  caption={t("sales.byHour")}
                  rows={sales.hours}
                  rowKey={(hour) => hour.hour}
                  empty={t("sales.none")}
                  columns={[
                    { key: "hour", head: t("sales.hour"), cell: (hour) => `${format.day(hour.hour)} ${format.time(hour.hour)}` },
                    { key: "sold", head: t("sales.sold"), numeric: true, cell: (hour) => format.number(hour.sold) },
                    { key: "gross", head: t("sales.gross"), numeric: true, cell: (hour) => format.won(hour.gross) },
                    { key: "refunds", head: t("sales.refunds"), numeric: true, cell: (hour) => format.won(hour.refunds) },
                  ]}
                />
              </details>
            }
          />
        )}
      </section>
    </>
  );
}

function of(sales: Schemas["Sales"], section: string) {
  return sales.sections.find((one) => one.section === section);
}
