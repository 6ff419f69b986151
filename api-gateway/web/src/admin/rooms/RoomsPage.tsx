import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { DataTable } from "../../ui/DataTable";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import { ConcertName } from "../frame/ConcertName";
import { adminLinks } from "../links";
import { ROOM_KIND, useRooms } from "./rooms";

/** Lists all waiting rooms. */
export default function RoomsPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const rooms = useRooms();
  return (
    <AdminPage title={t("nav.rooms")} lead={t("rooms.lead")}>
      {rooms.error !== null && <ProblemNotice error={rooms.error} retry={() => void rooms.refetch()} />}
      {rooms.isPending && <Waiting lines={5} />}
      {rooms.data !== undefined && (
        <DataTable
          caption={t("nav.rooms")}
          rows={[...rooms.data].sort((a, b) => b.figures.waiting - a.figures.waiting)}
          rowKey={(room) => room.concertId}
          empty={t("rooms.empty")}
          columns={[
            { key: "concert", head: t("events.concert"), cell: (room) => <ConcertName concertId={room.concertId} to={adminLinks.room(room.concertId)} /> },
            {
              key: "status",
              head: t("rooms.status"),
              cell: (room) => <Badge kind={ROOM_KIND[room.figures.status]}>{t(`rooms.states.${room.figures.status}`)}</Badge>,
            },
            { key: "waiting", head: t("rooms.waiting"), numeric: true, cell: (room) => format.number(room.figures.waiting) },
            { key: "inside", head: t("rooms.inside"), numeric: true, cell: (room) => format.number(room.figures.inside) },
            { key: "called", head: t("rooms.called"), numeric: true, cell: (room) => format.number(room.figures.called) },
            { key: "rate", head: t("rooms.rate"), numeric: true, cell: (room) => format.number(room.figures.admissionsPerSecond) },
            { key: "shows", head: t("rooms.showUp"), numeric: true, cell: (room) => format.percent(room.figures.showUpRate) },
          ]}
        />
      )}
    </AdminPage>
  );
}
