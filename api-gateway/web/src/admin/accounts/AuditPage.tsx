import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { PagedTable } from "../../ui/PagedTable";
import { AdminPage } from "../frame/AdminPage";
import { Filters, useFilters } from "../frame/Filters";
import { shortId } from "../events/identifiers";
import { adminLinks } from "../links";

const ACTIONS = [
  "LOGIN",
  "LOGIN_FAILED",
  "LOGOUT",
  "TOKEN_ISSUED",
  "TOKEN_REFUSED",
  "REFRESH_TOKEN_REUSED",
  "ACCESS_REFUSED",
  "RATE_LIMITED",
  "API_KEY_CREATED",
  "API_KEY_REVOKED",
  "ACCOUNT_LOCKED",
  "ACCOUNT_UNLOCKED",
  "ROLES_CHANGED",
  "ACCOUNT_EXPORTED",
  "ACCOUNT_ERASED",
  "SIGNING_KEY_CHANGED",
  "ADMIN_ACT",
] as const;

/** Lists the audit log: logins, refusals, and every act of an admin. */
export default function AuditPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const value = useFilters();
  const query = {
    actor: value("actor"),
    subject: value("subject"),
    action: ACTIONS.find((action) => action === value("action")),
    from: value("from"),
    to: value("to"),
  };
  const lines = usePages<Schemas["AuditLine"]>(["admin", "audit", query], (cursor, signal) =>
    call(api.GET("/api/v1/admin/audit", { params: { query: { ...query, cursor, limit: 50 } }, signal })),
  );
  const account = (id: string | undefined) => (id === undefined ? "–" : <Link to={adminLinks.account(id)}>{id}</Link>);
  return (
    <AdminPage title={t("nav.audit")} lead={t("audit.lead")}>
      <Filters
        filters={[
          { name: "actor", label: t("audit.actor"), kind: "text" },
          { name: "subject", label: t("audit.subject"), kind: "text" },
          {
            name: "action",
            label: t("audit.action"),
            kind: "choice",
            all: t("filters.all"),
            options: ACTIONS.map((action) => ({ value: action, text: t(`audit.actions.${action}`) })),
          },
          { name: "from", label: t("filters.from"), kind: "instant" },
          { name: "to", label: t("filters.to"), kind: "instant" },
        ]}
      />
      <PagedTable
        caption={t("nav.audit")}
        pages={lines}
        rowKey={(line) => line.auditId}
        empty={t("audit.empty")}
        columns={[
          { key: "at", head: t("events.at"), cell: (line) => `${format.day(line.at)} ${format.clock(Date.parse(line.at))}` },
          { key: "action", head: t("audit.action"), cell: (line) => <strong>{t(`audit.actions.${line.action}`)}</strong> },
          { key: "actor", head: t("audit.actor"), cell: (line) => account(line.actor) },
          { key: "subject", head: t("audit.subject"), cell: (line) => account(line.subject) },
          { key: "detail", head: t("audit.detail"), cell: (line) => line.detail ?? "–" },
          { key: "address", head: t("audit.address"), cell: (line) => line.address ?? "–" },
          {
            key: "correlation",
            head: t("events.correlation"),
            cell: (line) =>
              line.correlationId === undefined ? "–" : (
                <Link to={adminLinks.events({ correlationId: line.correlationId })}>{shortId(line.correlationId)}</Link>
              ),
          },
        ]}
      />
    </AdminPage>
  );
}
