import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import type { Dashboard, DashboardFigures } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { BarChart } from "../../ui/BarChart";
import { DataTable } from "../../ui/DataTable";
import { Figures } from "../../ui/Figures";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { adminLinks } from "../links";
import { NeedsAction } from "./NeedsAction";

const REFRESH = 5_000;
const MINUTE = 60_000;
const CHARTS = ["seatsSold", "fansWaiting", "seatsHeld", "processorLag"] as const;

/** Shows the state of the platform: first what an admin has to do, then its figures. */
export default function DashboardPage() {
  const { t } = useTranslation("admin");
  const dashboard = useQuery({
    queryKey: ["admin", "dashboard"],
    queryFn: ({ signal }) => call(api.GET("/api/v1/admin/dashboard", { signal })),
    refetchInterval: REFRESH,
  });
  return (
    <AdminPage title={t("nav.dashboard")}>
      <NeedsAction />
      {dashboard.error !== null && dashboard.data === undefined && (
        <ProblemNotice error={dashboard.error} retry={() => void dashboard.refetch()} />
      )}
      {dashboard.isPending && <Waiting lines={6} />}
      {dashboard.data !== undefined && <Now dashboard={dashboard.data} />}
      {dashboard.data !== undefined && <Hours dashboard={dashboard.data} />}
    </AdminPage>
  );
}

/** Returns the seats sold per minute in the current hour. */
export function perMinute(dashboard: Pick<Dashboard, "at" | "now">): number {
  const minutes = Math.max(1, (Date.parse(dashboard.at) % (60 * MINUTE)) / MINUTE);
  return dashboard.now.seatsSold / minutes;
}

function Now({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const { now } = dashboard;
  const figure = (name: Dashboard["unknown"][number], value: number) =>
    dashboard.unknown.includes(name) ? { value: "–", note: t("dashboard.unread") } : { value: format.number(value) };
  return (
    <section className={styles["part"]}>
      <h2>{t("dashboard.now")}</h2>
      <p className="soft">{t("dashboard.asOf", { time: format.clock(Date.parse(dashboard.at)) })}</p>
      <Figures
        label={t("dashboard.now")}
        figures={[
          {
            key: "lag",
            label: <Link to={adminLinks.processors()}>{t("dashboard.processorLag")}</Link>,
            note: t("dashboard.lagNote"),
            tone: now.processorLag > 1000 ? "warn" : undefined,
            ...figure("PROCESSOR_LAG", now.processorLag),
          },
          { key: "waiting", label: <Link to={adminLinks.rooms()}>{t("dashboard.fansWaiting")}</Link>, ...figure("FANS_WAITING", now.fansWaiting) },
          {
            key: "held",
            label: <Link to={adminLinks.reservations({ status: "HELD" })}>{t("dashboard.seatsHeld")}</Link>,
            ...figure("SEATS_HELD", now.seatsHeld),
          },
          {
            key: "rate",
            label: <Link to={adminLinks.live()}>{t("dashboard.perMinute")}</Link>,
            value: perMinute(dashboard).toFixed(1),
            note: t("dashboard.perMinuteNote"),
          },
          { key: "gross", label: t("dashboard.gross"), value: format.won(now.gross), note: t("dashboard.thisHour") },
          { key: "refunds", label: t("dashboard.refunds"), value: format.won(now.refunds), note: t("dashboard.thisHour") },
        ]}
      />
    </section>
  );
}

function Hours({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const label = (hour: string) => `${format.day(hour)} ${format.time(hour)}`;
  const number = (name: keyof DashboardFigures) => ({
    key: name,
    head: t(`dashboard.${name}`),
    numeric: true,
    cell: (hour: Dashboard["hours"][number]) => {
      const value = hour[name];
      return typeof value === "number" ? format.number(value) : format.won(value);
    },
  });
  return (
    <section className={styles["part"]}>
      <h2>{t("dashboard.hours")}</h2>
      <div className={styles["columns"]}>
        {CHARTS.map((name) => (
          <div key={name} className={styles["box"]}>
            <BarChart
              title={t(`dashboard.${name}`)}
              bars={dashboard.hours.map((hour) => ({
                key: hour.hour,
                label: label(hour.hour),
                value: hour[name],
                text: format.number(hour[name]),
              }))}
            />
          </div>
        ))}
      </div>
      <details>
        <summary>{t("dashboard.asTable")}</summary>
        <DataTable
          caption={t("dashboard.hours")}
          rows={[...dashboard.hours].reverse()}
          rowKey={(hour) => hour.hour}
          empty="–"
          columns={[
            { key: "hour", head: t("dashboard.hour"), cell: (hour) => label(hour.hour) },
            ...(["seatsSold", "gross", "refunds", "seatsHeld", "fansWaiting", "processorLag", "findings", "deadLetters", "workersFailing"] as const).map(number),
          ]}
        />
      </details>
    </section>
  );
}
