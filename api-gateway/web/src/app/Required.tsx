import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { loginUrl, useSession } from "../api/session";
import { AnchorButton } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { PageWaiting } from "./PageWaiting";
import type { AreaRoute } from "./route";

const ProblemNotice = lazy(() => import("../ui/ProblemNotice").then((file) => ({ default: file.ProblemNotice })));

/** Shows a page to those who may see it, and tells others what to do. The server decides again at each request. */
export function Required({ needs, children }: { needs: AreaRoute["needs"]; children: ReactNode }) {
  const { t } = useTranslation("app");
  const session = useSession();
  const { pathname, search } = useLocation();
  if (needs === undefined) {
    return children;
  }
  if (session.state === "loading") {
    return session.error === null ? (
      <PageWaiting />
    ) : (
      <Page title={t("session.unknown.title")} lead={t("session.unknown.lead")} width="narrow">
        <Suspense fallback={null}>
          <ProblemNotice error={session.error} retry={session.retry} />
        </Suspense>
      </Page>
    );
  }
  if (session.state === "anonymous") {
    return (
      <Page title={t("session.needed.title")} lead={t("session.needed.lead")} width="narrow">
        <p>
          <AnchorButton kind="primary" href={loginUrl(pathname + search)}>
            {t("session.signIn")}
          </AnchorButton>
        </p>
      </Page>
    );
  }
  const { roles } = session.me;
  if (needs !== "SIGNED_IN" && !roles.includes(needs) && !(needs === "ORGANIZER" && roles.includes("ADMIN"))) {
    return (
      <Page title={t("session.role.title")} width="narrow">
        <Notice title={t("session.role.lead", { name: session.me.nickname })}>
          <p>{t("session.role.advice")}</p>
        </Notice>
      </Page>
    );
  }
  return children;
}
