import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { usePages } from "../../api/pages";
import type { Reservation } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { bilingual } from "../../i18n/titles";
import { Badge } from "../../ui/Badge";
import { PagedTable } from "../../ui/PagedTable";
import { AdminPage } from "../frame/AdminPage";
import { Filters, useFilters } from "../frame/Filters";
import { adminLinks } from "../links";
import { shortId } from "../events/identifiers";
import { RESERVATION_KIND, RESERVATION_STATUSES } from "./status";

/** Lists all reservations, filtered by fan, concert and state. Each links to its chain of events. */
export default function ReservationsPage() {
  const { t, i18n } = useTranslation("admin");
  const format = useFormats();
  const value = useFilters();
  const query = {
    fanId: value("fanId"),
    concertId: value("concertId"),
    status: RESERVATION_STATUSES.find((status) => status === value("status")),
  };
  const reservations = usePages<Reservation>(["admin", "reservations", query], (cursor, signal) =>
    call(api.GET("/api/v1/admin/reservations", { params: { query: { ...query, cursor, limit: 50 } }, signal })),
  );
  return (
    <AdminPage title={t("nav.reservations")} lead={t("reservations.lead")}>
      <Filters
        filters={[
          { name: "fanId", label: t("reservations.fan"), kind: "text", placeholder: "fan-1" },
          { name: "concertId", label: t("events.concert"), kind: "text" },
          {
            name: "status",
            label: t("reservations.status"),
            kind: "choice",
            all: t("filters.all"),
            options: RESERVATION_STATUSES.map((status) => ({ value: status, text: t(`reservations.states.${status}`) })),
          },
        ]}
      />
      <PagedTable
        caption={t("nav.reservations")}
        pages={reservations}
        rowKey={(reservation) => reservation.reservationId}
        empty={t("reservations.empty")}
        columns={[
          { key: "at", head: t("reservations.requested"), cell: (one) => `${format.day(one.requestedAt)} ${format.clock(Date.parse(one.requestedAt))}` },
          {
            key: "chain",
            head: t("reservations.reservation"),
            cell: (one) => <Link to={adminLinks.chain({ reservation: one.reservationId })}>{shortId(one.reservationId)}</Link>,
          },
          {
            key: "concert",
            head: t("events.concert"),
            cell: (one) => <Link to={adminLinks.reservations({ concertId: one.concertId })}>{bilingual(one.concertTitle, i18n.language).main}</Link>,
          },
          { key: "fan", head: t("reservations.fan"), cell: (one) => <Link to={adminLinks.account(one.fanId)}>{one.fanId}</Link> },
          { key: "seats", head: t("reservations.seats"), cell: (one) => one.seats.map((seat) => seat.seat).join(", ") },
          { key: "total", head: t("reservations.total"), numeric: true, cell: (one) => format.won(one.total) },
          {
            key: "status",
            head: t("reservations.status"),
            cell: (one) => (
              <span>
                <Badge kind={RESERVATION_KIND[one.status]}>{t(`reservations.states.${one.status}`)}</Badge>
                {one.reason && <span className="soft"> {t(`problem.${one.reason}.title`, { ns: "app", defaultValue: one.reason })}</span>}
              </span>
            ),
          },
        ]}
      />
    </AdminPage>
  );
}
