import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, call } from "../../api/client";
import type { Concert, Reservation, Schemas } from "../../api/types";
import { Link } from "../../ui/Link";
import { useFormats } from "../../i18n/format";
import { Countdown } from "../../ui/Countdown";
import { DataTable } from "../../ui/DataTable";
import { Figures } from "../../ui/Figures";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { ConcertPicker } from "../frame/ConcertPicker";
import { useConcert } from "../frame/useConcert";
import { shortId } from "../events/identifiers";
import { adminLinks } from "../links";
import { useRooms } from "../rooms/rooms";
import { HeatMap } from "./HeatMap";

const REFRESH = 2_000;
const HOLDS_SHOWN = 12;

/** Shows a running sale: sections as a heat map, the holds that end next, and the line. */
export default function LivePage() {
  const { t } = useTranslation("admin");
  const [params, setParams] = useSearchParams();
  const concertId = params.get("concertId") ?? undefined;
  const concert = useConcert(concertId, REFRESH);
  return (
    <AdminPage title={t("nav.live")} lead={t("live.lead")}>
      <div className={styles["filters"]}>
        <ConcertPicker value={concertId} onChoose={(chosen) => setParams({ concertId: chosen })} />
      </div>
      {concertId === undefined && <Notice title={t("live.choose")} />}
      {concert.error !== null && concert.data === undefined && <ProblemNotice error={concert.error} retry={() => void concert.refetch()} />}
      {concertId !== undefined && concert.isPending && <Waiting lines={8} />}
      {concert.data !== undefined && <Sale key={concert.data.concertId} concert={concert.data} />}
    </AdminPage>
  );
}

function Sale({ concert }: { concert: Concert }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const { concertId } = concert;
  const path = { concertId };
  const sales = useQuery({
    queryKey: ["organizer", "sales", concertId],
    queryFn: ({ signal }) => call(api.GET("/api/v1/organizer/concerts/{concertId}/sales", { params: { path }, signal })),
    refetchInterval: REFRESH,
  });
  const holds = useQuery({
    queryKey: ["admin", "holds", concertId],
    queryFn: ({ signal }) =>
      call(api.GET("/api/v1/admin/reservations", { params: { query: { concertId, status: "HELD", limit: 100 } }, signal })),
    refetchInterval: REFRESH,
  });
  const rooms = useRooms();
  const room = rooms.data?.find((one) => one.concertId === concertId);
  return (
    <>
      {sales.error !== null && sales.data === undefined && <ProblemNotice error={sales.error} retry={() => void sales.refetch()} />}
      <Figures
        label={t("nav.live")}
        figures={[
          {
            key: "sold",
            label: t("live.sold"),
            value: format.number(sales.data?.sold ?? 0),
            note: t("live.ofTotal", { total: format.number(concert.seatsTotal), share: format.percent((sales.data?.sold ?? 0) / concert.seatsTotal) }),
          },
          { key: "held", label: t("live.held"), value: format.number(sales.data?.held ?? 0) },
          { key: "free", label: t("live.free"), value: format.number(concert.seatsAvailable) },
          { key: "gross", label: t("dashboard.gross"), value: format.won(sales.data?.gross ?? 0) },
          {
            key: "waiting",
            label: room === undefined ? t("dashboard.fansWaiting") : <Link to={adminLinks.room(concertId)}>{t("dashboard.fansWaiting")}</Link>,
            value: room === undefined ? "–" : format.number(room.figures.waiting),
          },
        ]}
      />
      <div className={styles["columns"]}>
        <HeatMap concert={concert} sales={sales.data} />
        <Holds holds={holds.data} />
      </div>
    </>
  );
}

function Holds({ holds }: { holds: Schemas["ReservationPage"] | undefined }) {
  const { t } = useTranslation("admin");
  const next = [...(holds?.items ?? [])]
    .filter((one): one is Reservation & { holdUntil: string } => one.holdUntil !== undefined)
    .sort((a, b) => Date.parse(a.holdUntil) - Date.parse(b.holdUntil))
    .slice(0, HOLDS_SHOWN);
  return (
    <section className={styles["box"]}>
      <h2>{t("live.holds")}</h2>
      {holds === undefined ? (
        <Waiting lines={4} />
      ) : (
        <DataTable
          caption={t("live.holds")}
          rows={next}
          rowKey={(one) => one.reservationId}
          empty={t("live.noHolds")}
          columns={[
            { key: "left", head: t("live.left"), numeric: true, cell: (one) => <Countdown until={one.holdUntil} /> },
            { key: "seats", head: t("reservations.seats"), cell: (one) => one.seats.map((seat) => seat.seat).join(", ") },
            { key: "fan", head: t("reservations.fan"), cell: (one) => <Link to={adminLinks.account(one.fanId)}>{one.fanId}</Link> },
            {
              key: "chain",
              head: t("reservations.reservation"),
              cell: (one) => <Link to={adminLinks.chain({ reservation: one.reservationId })}>{shortId(one.reservationId)}</Link>,
            },
          ]}
        />
      )}
    </section>
  );
}
