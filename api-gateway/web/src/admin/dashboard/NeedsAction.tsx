import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { Link } from "../../ui/Link";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminActions, type Action } from "./actions";
import styles from "./Dashboard.module.css";

const REFRESH = 5_000;

/** Lists what an admin has to do, the most urgent first, each with a link to its page. */
export function NeedsAction() {
  const { t } = useTranslation("admin");
  const read = useQuery({
    queryKey: ["admin", "needs-action"],
    queryFn: async ({ signal }) => {
      const [findings, processors, workers] = await Promise.all([
        call(api.GET("/api/v1/admin/settlements/findings", { params: { query: { resolved: false, limit: 100 } }, signal })),
        call(api.GET("/api/v1/admin/processors", { signal })),
        call(api.GET("/api/v1/admin/workers", { signal })),
      ]);
      return AdminActions.of(findings, processors.items, workers.items);
    },
    refetchInterval: REFRESH,
  });
  return (
    <section className={styles["actions"]} aria-labelledby="needs-action">
      <h2 id="needs-action">{t("dashboard.action")}</h2>
      {read.error !== null && read.data === undefined && <ProblemNotice error={read.error} retry={() => void read.refetch()} />}
      {read.isPending && <Waiting lines={2} />}
      {read.data?.length === 0 && <Notice kind="good" title={t("dashboard.nothing")} />}
      {read.data !== undefined && read.data.length > 0 && (
        <ul className={styles["list"]}>
          {read.data.map((action) => (
            <ActionItem key={action.key} action={action} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ActionItem({ action }: { action: Action }) {
  const { t } = useTranslation("admin");
  return (
    <li className={styles["item"]}>
      <Link to={action.to}>
        {t(`dashboard.actions.${action.text}`, { ...action.values, reason: action.reason ? t(`reason.${action.reason}`) : "" })}
      </Link>
      <span className="soft">{t(`dashboard.advice.${action.text}`)}</span>
    </li>
  );
}
