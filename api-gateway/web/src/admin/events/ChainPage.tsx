import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { CopyText } from "../../ui/CopyText";
import { Figures } from "../../ui/Figures";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import { Filters, useFilters } from "../frame/Filters";
import styles from "../frame/Admin.module.css";
import { adminLinks } from "../links";
import { chainOf, durationText } from "./chain";
import { ChainLanes } from "./ChainLanes";
import { ChainTable } from "./ChainTable";
import { reservationHandle } from "./identifiers";
import { readChain } from "./readEvents";

/** Shows the chain of one booking: the lanes of the services, durations and compensations. */
export default function ChainPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const value = useFilters();
  const given = value("reservation");
  const of = { correlationId: value("correlationId"), reservation: given === undefined ? undefined : (reservationHandle(given) ?? given) };
  const [marked, setMarked] = useState<string | null>(null);
  const asked = of.correlationId !== undefined || of.reservation !== undefined;
  const read = useQuery({
    queryKey: ["admin", "chain", of],
    queryFn: ({ signal }) => readChain(of, signal),
    enabled: asked,
  });
  const chain = read.data === undefined ? null : chainOf(read.data.events);
  const undone = chain?.steps.filter((step) => step.compensation).length ?? 0;
  return (
    <AdminPage title={t("chain.title")} lead={t("chain.lead")}>
      <Filters
        filters={[
          { name: "correlationId", label: t("events.correlation"), kind: "text" },
          { name: "reservation", label: t("chain.reservation"), kind: "text" },
        ]}
      />
      {!asked && <Notice title={t("chain.ask")} />}
      {read.error !== null && <ProblemNotice error={read.error} retry={() => void read.refetch()} />}
      {asked && read.isPending && <Waiting lines={8} />}
      {chain !== null && chain.steps.length === 0 && <Notice title={t("chain.none")} />}
      {chain !== null && chain.steps.length > 0 && (
        <>
          {read.data?.more === true && <Notice kind="warn" title={t("chain.cut", { count: chain.steps.length })} />}
          <Figures
            label={t("chain.title")}
            figures={[
              { key: "events", label: t("chain.events"), value: format.number(chain.steps.length) },
              { key: "duration", label: t("chain.duration"), value: durationText(chain.duration) },
              { key: "undone", label: t("chain.undone"), value: format.number(undone), tone: undone > 0 ? "warn" : undefined },
              { key: "requests", label: t("chain.requests"), value: format.number(chain.correlationIds.length) },
            ]}
          />
          <ChainLanes chain={chain} marked={marked} onMark={setMarked} />
          <ChainTable chain={chain} marked={marked} />
          <section className={styles["part"]}>
            <h2>{t("chain.ids")}</h2>
            <ul className={styles["ids"]}>
              {chain.correlationIds.map((id) => (
                <li key={id}>
                  <CopyText text={id} /> <Link to={adminLinks.events({ correlationId: id })}>{t("chain.inHistory")}</Link>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </AdminPage>
  );
}
