import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { DataTable } from "../../ui/DataTable";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import { PROCESSOR_KIND } from "./processors";

const REFRESH = 3_000;

/** Lists the background workers. Those that fail come first. */
export default function WorkersPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const workers = useQuery({
    queryKey: ["admin", "workers"],
    queryFn: ({ signal }) => call(api.GET("/api/v1/admin/workers", { signal })),
    refetchInterval: REFRESH,
  });
  const rows = [...(workers.data?.items ?? [])].sort(
    (a, b) => Number(b.state === "FAILING") - Number(a.state === "FAILING") || a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name),
  );
  return (
    <AdminPage title={t("nav.workers")} lead={t("workers.lead")}>
      {workers.error !== null && workers.data === undefined && <ProblemNotice error={workers.error} retry={() => void workers.refetch()} />}
      {workers.isPending && <Waiting lines={8} />}
      {workers.data !== undefined && (
        <DataTable
          caption={t("nav.workers")}
          rows={rows}
          rowKey={(worker) => `${worker.kind} ${worker.name}`}
          empty={t("workers.empty")}
          tone={(worker) => (worker.state === "FAILING" ? "bad" : undefined)}
          columns={[
            { key: "name", head: t("workers.name"), cell: (worker) => <strong>{worker.name}</strong> },
            { key: "kind", head: t("workers.kind"), cell: (worker) => t(`workers.kinds.${worker.kind}`) },
            {
              key: "state",
              head: t("processors.state"),
              cell: (worker) => <Badge kind={PROCESSOR_KIND[worker.state]}>{t(`processors.states.${worker.state}`)}</Badge>,
            },
            { key: "reason", head: t("workers.reason"), cell: (worker) => (worker.reason ? t(`reason.${worker.reason}`) : "–") },
            { key: "since", head: t("workers.since"), cell: (worker) => (worker.since ? format.dateTime(worker.since) : "–") },
            { key: "attempts", head: t("workers.attempts"), numeric: true, cell: (worker) => format.number(worker.attempts) },
          ]}
        />
      )}
    </AdminPage>
  );
}
