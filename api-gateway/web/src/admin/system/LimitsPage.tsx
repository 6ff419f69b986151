import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { useFormats } from "../../i18n/format";
import { DataTable } from "../../ui/DataTable";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";

const REFRESH = 5_000;

/** Lists the limits, and how much of each is used. */
export default function LimitsPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const limits = useQuery({
    queryKey: ["admin", "limits"],
    queryFn: ({ signal }) => call(api.GET("/api/v1/admin/limits", { signal })),
    refetchInterval: REFRESH,
  });
  const of = (used: number, max: number | null) => `${format.number(used)} / ${max === null ? "∞" : format.number(max)}`;
  return (
    <AdminPage title={t("nav.limits")} lead={t("limits.lead")}>
      {limits.error !== null && limits.data === undefined && <ProblemNotice error={limits.error} retry={() => void limits.refetch()} />}
      {limits.isPending && <Waiting lines={6} />}
      {limits.data !== undefined && (
        <DataTable
          caption={t("nav.limits")}
          rows={limits.data.items}
          rowKey={(limit) => limit.name}
          empty="–"
          tone={(limit) => (limit.refused > 0 ? "warn" : undefined)}
          columns={[
            { key: "name", head: t("limits.name"), cell: (limit) => <strong>{limit.name}</strong> },
            {
              key: "used",
              head: t("limits.used"),
              cell: (limit) => (
                <span className={styles["row"]}>
                  {limit.max !== null && <meter min={0} max={limit.max} value={limit.used} aria-label={t("limits.used")} />}
                  {of(limit.used, limit.max)}
                </span>
              ),
            },
            { key: "account", head: t("limits.perAccount"), numeric: true, cell: (limit) => of(limit.perAccountMost, limit.perAccountMax) },
            { key: "address", head: t("limits.perAddress"), numeric: true, cell: (limit) => of(limit.perAddressMost, limit.perAddressMax) },
            { key: "refused", head: t("limits.refused"), numeric: true, cell: (limit) => format.number(limit.refused) },
          ]}
        />
      )}
    </AdminPage>
  );
}
