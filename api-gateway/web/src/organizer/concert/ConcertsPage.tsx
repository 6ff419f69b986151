import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import { useSession } from "../../api/session";
import type { ConcertSummary } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { bilingual } from "../../i18n/titles";
import { Badge } from "../../ui/Badge";
import { LinkButton } from "../../ui/Button";
import { SelectField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { PagedTable } from "../../ui/PagedTable";
import { readDraft, draftName } from "../editor/autosave";
import { organizerLinks } from "../links";
import { OrganizerPage } from "../OrganizerPage";
import styles from "./Concert.module.css";
import { STATUSES, STATUS_KIND, type Status } from "./status";

/** Lists the organizer's concerts. */
export default function ConcertsPage() {
  const { t, i18n } = useTranslation("organizer");
  const format = useFormats();
  const session = useSession();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((one) => one === params.get("status"));
  const concerts = usePages<ConcertSummary>(["organizer", "concerts", status], (cursor, signal) =>
    call(
      api.GET("/api/v1/organizer/concerts", {
        params: { query: { status, sort: "startsAt", cursor, limit: 50 } },
        signal,
      }),
    ),
  );
  const draft = readDraft(draftName(session.me?.accountId ?? "", null));
  return (
    <OrganizerPage title={t("concerts.title")} lead={t("concerts.lead")}>
      {draft !== null && (
        <Notice
          title={t("concerts.draft", { title: draft.draft.title || t("concerts.untitled") })}
          actions={
            <LinkButton small to={organizerLinks.newConcert()}>
              {t("concerts.continue")}
            </LinkButton>
          }
        />
      )}
      <div className={styles["tools"]}>
        <SelectField
          label={t("concerts.status")}
          value={status ?? ""}
          onChange={(event) => setParams(event.target.value === "" ? {} : { status: event.target.value })}
        >
          <option value="">{t("concerts.all")}</option>
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {t(`status.${one}`)}
            </option>
          ))}
        </SelectField>
        <LinkButton kind="primary" to={organizerLinks.newConcert()}>
          {t("concerts.new")}
        </LinkButton>
      </div>
      <PagedTable
        caption={t("concerts.title")}
        pages={concerts}
        rowKey={(concert) => concert.concertId}
        empty={t("concerts.empty")}
        columns={[
          {
            key: "title",
            head: t("concerts.concert"),
            cell: (concert) => <Link to={organizerLinks.concert(concert.concertId)}>{bilingual(concert.title, i18n.language).main}</Link>,
          },
          {
            key: "status",
            head: t("concerts.status"),
            cell: (concert) => <StatusBadge status={concert.status} />,
          },
          { key: "venue", head: t("editor.venue"), cell: (concert) => bilingual(concert.venue, i18n.language).main },
          { key: "starts", head: t("concerts.starts"), cell: (concert) => format.dateTime(concert.startsAt) },
          { key: "opens", head: t("concerts.opens"), cell: (concert) => format.dateTime(concert.salesOpenAt) },
          {
            key: "taken",
            head: t("concerts.taken"),
            numeric: true,
            cell: (concert) => (
              <span>
                {format.number(concert.seatsTotal - concert.seatsAvailable)} / {format.number(concert.seatsTotal)}
              </span>
            ),
          },
        ]}
      />
    </OrganizerPage>
  );
}

/** Shows the state of a concert. */
export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation("organizer");
  return <Badge kind={STATUS_KIND[status]}>{t(`status.${status}`)}</Badge>;
}
