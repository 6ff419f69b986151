import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { api, call } from "../../api/client";
import { links } from "../../app/links";
import { bilingual } from "../../i18n/titles";
import type { Concert } from "../../api/types";
import { Button, LinkButton } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Poster } from "../../ui/Poster";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { When } from "../../ui/When";
import { organizerLinks } from "../links";
import { OrganizerPage } from "../OrganizerPage";
import { CancelDialog } from "./CancelDialog";
import styles from "./Concert.module.css";
import { StatusBadge } from "./ConcertsPage";
import { SalesView } from "./SalesView";

const REFRESH = 3_000;

/** The page of an organizer's concert: its state, its sales and actions. */
export default function ConcertPage() {
  const { t, i18n } = useTranslation("organizer");
  const { concertId = "" } = useParams();
  const [params] = useSearchParams();
  const concert = useQuery({
    queryKey: ["concert", concertId],
    queryFn: ({ signal }) => call(api.GET("/api/v1/concerts/{concertId}", { params: { path: { concertId } }, signal })),
    refetchInterval: REFRESH,
  });
  const sales = useQuery({
    queryKey: ["organizer", "sales", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/organizer/concerts/{concertId}/sales", { params: { path: { concertId } }, signal })),
    refetchInterval: REFRESH,
  });
  const published = params.has("published");
  if (concert.data === undefined) {
    return (
      <OrganizerPage title={t("concert.title")}>
        {/* A concert that was just published is listed a moment later. */}
        {concert.error !== null && !published ? (
          <ProblemNotice error={concert.error} retry={() => void concert.refetch()} />
        ) : (
          <Waiting lines={8} />
        )}
      </OrganizerPage>
    );
  }
  const { main, other } = bilingual(concert.data.title, i18n.language);
  return (
    <OrganizerPage title={main} lead={other ?? undefined}>
      {published && (
        <Notice
          kind="good"
          title={t("concert.published")}
          actions={
            <LinkButton small to={organizerLinks.poster(concertId)}>
              {t("concert.poster")}
            </LinkButton>
          }
        >
          <p>{t("concert.publishedLead")}</p>
        </Notice>
      )}
      <Facts concert={concert.data} />
      {sales.error !== null && sales.data === undefined && <ProblemNotice error={sales.error} retry={() => void sales.refetch()} />}
      {sales.data === undefined ? (
        sales.error === null && <Waiting lines={6} />
      ) : (
        <SalesView sales={sales.data} concert={concert.data} at={sales.dataUpdatedAt} />
      )}
    </OrganizerPage>
  );
}

function Facts({ concert }: { concert: Concert }) {
  const { t, i18n } = useTranslation("organizer");
  const [cancelling, setCancelling] = useState(false);
  const { concertId, status } = concert;
  const over = status === "CLOSED" || status === "CANCELLED";
  return (
    <section className={styles["facts"]}>
      <div className={styles["poster"]}>
        <Poster title={concert.title} venue={concert.venue} posterUrl={concert.posterUrl} eager />
      </div>
      <div className={styles["text"]}>
        <StatusBadge status={status} />
        <dl className={styles["list"]}>
          <dt>{t("editor.venue")}</dt>
          <dd>{bilingual(concert.venue, i18n.language).main}</dd>
          <dt>{t("concerts.starts")}</dt>
          <dd>
            <When at={concert.startsAt} />
          </dd>
          <dt>{t("concert.sale")}</dt>
          <dd>
            <When at={concert.salesOpenAt} /> – <When at={concert.salesCloseAt} />
          </dd>
        </dl>
        <div className={styles["actions"]}>
          {status === "SCHEDULED" ? (
            <LinkButton small to={organizerLinks.edit(concertId)}>
              {t("concert.edit")}
            </LinkButton>
          ) : (
            <Button small offBecause={t("concert.editOff")}>
              {t("concert.edit")}
            </Button>
          )}
          <LinkButton small to={organizerLinks.poster(concertId)}>
            {t("concert.poster")}
          </LinkButton>
          <LinkButton small to={links.concert(concertId)}>
            {t("concert.public")}
          </LinkButton>
          {!over && (
            <Button small kind="danger" onClick={() => setCancelling(true)}>
              {t("concert.cancel")}
            </Button>
          )}
        </div>
      </div>
      <CancelDialog concert={concert} open={cancelling} onClose={() => setCancelling(false)} />
    </section>
  );
}
