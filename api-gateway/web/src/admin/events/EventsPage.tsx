import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { PagedTable } from "../../ui/PagedTable";
import { AdminPage } from "../frame/AdminPage";
import { Filters, useFilters, type Filter } from "../frame/Filters";
import styles from "../frame/Admin.module.css";
import { adminLinks } from "../links";
import { correlationOf, type StoredEvent } from "./chain";
import { reservationHandle, shortAggregate, shortId } from "./identifiers";
import { EVENT_TYPES } from "./types";

const NAMES = ["correlationId", "aggregate", "type", "concertId", "from", "to"] as const;

/** Lists all events, newest first, with filters. */
export default function EventsPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const value = useFilters();
  const query = Object.fromEntries(NAMES.map((name) => [name, value(name)]));
  const events = usePages<StoredEvent>(["admin", "events", query], (cursor, signal) =>
    call(api.GET("/api/v1/admin/events", { params: { query: { ...query, cursor, limit: 50 } }, signal })),
  );
  const filters: Filter[] = [
    { name: "correlationId", label: t("events.correlation"), kind: "text" },
    { name: "aggregate", label: t("events.aggregate"), kind: "text", placeholder: "…/seat/A-1-1" },
    {
      name: "type",
      label: t("events.type"),
      kind: "choice",
      all: t("filters.all"),
      options: EVENT_TYPES.map((type) => ({ value: type, text: type })),
    },
    { name: "concertId", label: t("events.concert"), kind: "text" },
    { name: "from", label: t("filters.from"), kind: "instant" },
    { name: "to", label: t("filters.to"), kind: "instant" },
  ];
  const correlationId = value("correlationId");
  return (
    <AdminPage title={t("nav.events")} lead={t("events.lead")}>
      <Filters filters={filters} />
      {correlationId !== undefined && (
        <p>
          <Link to={adminLinks.chain({ correlationId })}>{t("events.asChain")}</Link>
        </p>
      )}
      <PagedTable
        caption={t("nav.events")}
        pages={events}
        rowKey={(event) => event.eventId}
        empty={t("events.empty")}
        columns={[
          { key: "index", head: t("events.index"), numeric: true, cell: (event) => format.number(event.globalIndex) },
          { key: "at", head: t("events.at"), cell: (event) => <time dateTime={event.at}>{preciseTime(event.at, format.day(event.at), format.clock(Date.parse(event.at)))}</time> },
          {
            key: "type",
            head: t("events.type"),
            cell: (event) => (
              <details>
                <summary>
                  <strong>{event.type}</strong>
                </summary>
                <pre className={styles["payload"]} tabIndex={0}>{JSON.stringify({ payload: event.payload, metadata: event.metadata }, null, 2)}</pre>
              </details>
            ),
          },
          { key: "aggregate", head: t("events.aggregate"), cell: (event) => <Aggregate event={event} /> },
          { key: "sequence", head: t("events.sequence"), numeric: true, cell: (event) => event.sequence },
          {
            key: "correlation",
            head: t("events.correlation"),
            cell: (event) => {
              const id = correlationOf(event);
              return id === null ? "–" : <Link to={adminLinks.chain({ correlationId: id })}>{shortId(id)}</Link>;
            },
          },
        ]}
      />
    </AdminPage>
  );
}

function Aggregate({ event }: { event: StoredEvent }) {
  const { t } = useTranslation("admin");
  const reservation = reservationHandle(event.aggregate);
  return (
    <span>
      <Link to={adminLinks.events({ aggregate: event.aggregate })} title={event.aggregate}>
        {shortAggregate(event.aggregate)}
      </Link>
      {reservation !== null && (
        <>
          {" "}
          <Link to={adminLinks.chain({ reservation })} className={styles["jump"]} aria-label={t("events.chainOf", { id: shortId(reservation) })}>
            ⤳
          </Link>
        </>
      )}
    </span>
  );
}

/** Formats a time with milliseconds, because a booking takes only some of them. */
function preciseTime(at: string, day: string, clock: string): string {
  return `${day} ${clock}.${String(new Date(at).getMilliseconds()).padStart(3, "0")}`;
}
