import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api, call } from "../../api/client";
import type { Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { CopyText } from "../../ui/CopyText";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { adminLinks } from "../links";
import { ACCOUNT_KIND } from "./account";
import { Locking } from "./Locking";
import { Roles } from "./Roles";

/** Shows an account, its lock, its roles and links to where it appears. */
export default function AccountPage() {
  const { t } = useTranslation("admin");
  const { accountId = "" } = useParams();
  const account = useQuery({
    queryKey: ["admin", "account", accountId],
    queryFn: ({ signal }) => call(api.GET("/api/v1/admin/accounts/{accountId}", { params: { path: { accountId } }, signal })),
  });
  return (
    <AdminPage title={accountId} lead={t("accounts.one")}>
      {account.error !== null && <ProblemNotice error={account.error} retry={() => void account.refetch()} />}
      {account.isPending && <Waiting lines={6} />}
      {account.data !== undefined && (
        <>
          <Facts account={account.data} />
          {account.data.status !== "ERASED" && (
            <div className={styles["columns"]}>
              <Locking account={account.data} />
              <Roles key={account.data.roles.join()} account={account.data} />
            </div>
          )}
        </>
      )}
    </AdminPage>
  );
}

function Facts({ account }: { account: Schemas["Account"] }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const { accountId } = account;
  return (
    <section className={styles["box"]}>
      <div>
        <Badge kind={ACCOUNT_KIND[account.status]}>{t(`accounts.states.${account.status}`)}</Badge>
      </div>
      <dl className={styles["facts"]}>
        <dt>{t("accounts.id")}</dt>
        <dd>
          <CopyText text={accountId} />
        </dd>
        <dt>{t("accounts.nickname")}</dt>
        <dd>{account.nickname}</dd>
        <dt>{t("accounts.email")}</dt>
        <dd>{account.email ?? "–"}</dd>
        <dt>{t("accounts.provider")}</dt>
        <dd>{account.provider}</dd>
        <dt>{t("accounts.created")}</dt>
        <dd>{format.dateTime(account.createdAt)}</dd>
        <dt>{t("accounts.lastSeen")}</dt>
        <dd>{format.dateTime(account.lastSeenAt)}</dd>
      </dl>
      <p className={styles["row"]}>
        <Link to={adminLinks.reservations({ fanId: accountId })}>{t("nav.reservations")}</Link>
        <Link to={adminLinks.topUps({ account: accountId })}>{t("nav.topUps")}</Link>
        <Link to={adminLinks.events({ aggregate: `wallet/${accountId}` })}>{t("accounts.walletEvents")}</Link>
        <Link to={adminLinks.audit({ actor: accountId })}>{t("accounts.did")}</Link>
        <Link to={adminLinks.audit({ subject: accountId })}>{t("accounts.wasDone")}</Link>
      </p>
    </section>
  );
}
