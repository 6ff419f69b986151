import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import type { Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { PagedTable } from "../../ui/PagedTable";
import { AdminPage } from "../frame/AdminPage";
import { Filters, useFilters } from "../frame/Filters";
import { adminLinks } from "../links";
import { ACCOUNT_KIND, ACCOUNT_STATUSES, ROLES } from "./account";

/** Lists accounts, filtered by id, nickname, e-mail, role and state. */
export default function AccountsPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const value = useFilters();
  const query = {
    query: value("query"),
    role: ROLES.find((role) => role === value("role")),
    status: ACCOUNT_STATUSES.find((status) => status === value("status")),
  };
  const accounts = usePages<Schemas["Account"]>(["admin", "accounts", query], (cursor, signal) =>
    call(api.GET("/api/v1/admin/accounts", { params: { query: { ...query, cursor, limit: 50 } }, signal })),
  );
  return (
    <AdminPage title={t("nav.accounts")} lead={t("accounts.lead")}>
      <Filters
        filters={[
          { name: "query", label: t("accounts.query"), kind: "text", placeholder: "fan-1" },
          {
            name: "role",
            label: t("accounts.role"),
            kind: "choice",
            all: t("filters.all"),
            options: ROLES.map((role) => ({ value: role, text: t(`accounts.roles.${role}`) })),
          },
          {
            name: "status",
            label: t("accounts.status"),
            kind: "choice",
            all: t("filters.all"),
            options: ACCOUNT_STATUSES.map((status) => ({ value: status, text: t(`accounts.states.${status}`) })),
          },
        ]}
      />
      <PagedTable
        caption={t("nav.accounts")}
        pages={accounts}
        rowKey={(account) => account.accountId}
        empty={t("accounts.empty")}
        tone={(account) => (account.status === "LOCKED" ? "warn" : undefined)}
        columns={[
          { key: "id", head: t("accounts.id"), cell: (account) => <Link to={adminLinks.account(account.accountId)}>{account.accountId}</Link> },
          { key: "name", head: t("accounts.nickname"), cell: (account) => account.nickname },
          { key: "email", head: t("accounts.email"), cell: (account) => account.email ?? "–" },
          { key: "roles", head: t("accounts.role"), cell: (account) => account.roles.map((role) => t(`accounts.roles.${role}`)).join(", ") },
          {
            key: "status",
            head: t("accounts.status"),
            cell: (account) => <Badge kind={ACCOUNT_KIND[account.status]}>{t(`accounts.states.${account.status}`)}</Badge>,
          },
          { key: "seen", head: t("accounts.lastSeen"), cell: (account) => format.dateTime(account.lastSeenAt) },
        ]}
      />
    </AdminPage>
  );
}
