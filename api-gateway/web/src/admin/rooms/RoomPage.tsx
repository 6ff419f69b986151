import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api, call } from "../../api/client";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { BarChart } from "../../ui/BarChart";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Figures } from "../../ui/Figures";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { useConcertTitle } from "../frame/useConcert";
import { AdmissionForm } from "./AdmissionForm";
import { calledPerSecond, ROOM_KIND, useRoom, withRoomSample, type Room, type RoomSample } from "./rooms";

const ACTS = ["pause", "resume", "drain"] as const;
type Act = (typeof ACTS)[number];

/** Shows one waiting room with its controls. */
export default function RoomPage() {
  const { t } = useTranslation("admin");
  const { concertId = "" } = useParams();
  const title = useConcertTitle(concertId);
  const room = useRoom(concertId);
  return (
    <AdminPage title={title} lead={t("rooms.one")}>
      {room.error !== null && room.data === undefined && <ProblemNotice error={room.error} retry={() => void room.refetch()} />}
      {room.isPending && <Waiting lines={8} />}
      {room.data !== undefined && <RoomView room={room.data} at={room.dataUpdatedAt} />}
    </AdminPage>
  );
}

function useSamples(room: Room, at: number): RoomSample[] {
  const [samples, setSamples] = useState<RoomSample[]>(() => withRoomSample([], room, at));
  if (samples.at(-1)?.at !== at) {
    setSamples(withRoomSample(samples, room, at));
  }
  return samples;
}

function RoomView({ room, at }: { room: Room; at: number }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const { figures } = room;
  const { settings } = figures;
  const samples = useSamples(room, at);
  const actual = calledPerSecond(samples);
  const bound = (value: number | null | undefined) => (value == null ? t("rooms.unbounded") : format.number(value));
  return (
    <>
      <div className={styles["row"]}>
        <Badge kind={ROOM_KIND[figures.status]}>{t(`rooms.states.${figures.status}`)}</Badge>
        <span className="soft">{t("rooms.asOf", { time: format.clock(at) })}</span>
      </div>
      <Figures
        label={t("rooms.one")}
        figures={[
          { key: "waiting", label: t("rooms.waiting"), value: format.number(figures.waiting) },
          {
            key: "inside",
            label: t("rooms.inside"),
            value: format.number(figures.inside),
            note: t("rooms.ofCapacity", { capacity: bound(settings.capacity) }),
          },
          {
            key: "rate",
            label: t("rooms.actual"),
            value: actual === null ? "–" : actual.toFixed(1),
            note: t("rooms.ofSet", { rate: bound(settings.admissionsPerSecond) }),
          },
          { key: "shows", label: t("rooms.showUp"), value: format.percent(figures.showUpRate), note: t("rooms.showUpNote") },
          { key: "called", label: t("rooms.called"), value: format.number(figures.called), note: t("rooms.calledNote") },
        ]}
      />
      <div className={styles["columns"]}>
        <Controls room={room} />
        <section className={styles["box"]}>
          <BarChart
            title={t("rooms.waitingOverTime")}
            bars={samples.map((sample) => ({
              key: String(sample.at),
              label: format.clock(sample.at),
              value: sample.waiting,
              text: format.number(sample.waiting),
            }))}
          />
          <dl className={styles["facts"]}>
            <dt>{t("rooms.controller")}</dt>
            <dd>
              {figures.controller} · {t("rooms.term", { term: figures.term })}
            </dd>
            <dt>{t("rooms.partitions")}</dt>
            <dd>{figures.endOffsets.map((end, index) => `${figures.committedOffsets[index] ?? 0}/${end}`).join(" · ")}</dd>
            <dt>{t("rooms.pass")}</dt>
            <dd>{t("rooms.seconds", { count: settings.passSeconds })}</dd>
            <dt>{t("rooms.memory")}</dt>
            <dd>{t("rooms.kilobytes", { size: format.number(Math.round(figures.memoryBytes / 1024)) })}</dd>
          </dl>
        </section>
      </div>
    </>
  );
}

function Controls({ room }: { room: Room }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const { concertId, figures } = room;
  const [asked, setAsked] = useState<Act | null>(null);
  const act = useMutation({
    mutationFn: (name: Act) => {
      const params = { path: { concertId } };
      switch (name) {
        case "pause":
          return call(api.POST("/api/v1/admin/waiting-rooms/{concertId}/pause", { params }));
        case "resume":
          return call(api.POST("/api/v1/admin/waiting-rooms/{concertId}/resume", { params }));
        case "drain":
          return call(api.POST("/api/v1/admin/waiting-rooms/{concertId}/drain", { params }));
      }
    },
    onSuccess: async (changed) => {
      setAsked(null);
      client.setQueryData(["admin", "room", concertId], changed);
      await client.invalidateQueries({ queryKey: ["admin", "rooms"] });
    },
  });
  const off: Record<Act, string | undefined> = {
    pause: figures.status === "OPEN" || figures.status === "DRAINING" ? undefined : t("rooms.pauseOff"),
    resume: figures.status === "PAUSED" ? undefined : t("rooms.resumeOff"),
    drain: figures.status === "OPEN" || figures.status === "PAUSED" ? undefined : t("rooms.drainOff"),
  };
  return (
    <section className={styles["box"]}>
      <h2>{t("rooms.controls")}</h2>
      <AdmissionForm room={room} />
      <div className={styles["row"]}>
        {ACTS.map((name) => (
          <span key={name}>
            <Button small kind={name === "drain" ? "danger" : "plain"} offBecause={off[name]} onClick={() => setAsked(name)}>
              {t(`rooms.act.${name}.action`)}
            </Button>
          </span>
        ))}
      </div>
      <ConfirmDialog
        open={asked !== null}
        danger={asked === "drain"}
        title={t(`rooms.act.${asked ?? "pause"}.title`)}
        action={t(`rooms.act.${asked ?? "pause"}.action`)}
        busy={act.isPending}
        error={act.error}
        onConfirm={() => asked !== null && act.mutate(asked)}
        onClose={() => (setAsked(null), act.reset())}
      >
        <p>{t(`rooms.act.${asked ?? "pause"}.what`, { waiting: figures.waiting })}</p>
        <p>
          <strong>{t("rooms.fansRead")}</strong> “{t(`rooms.act.${asked ?? "pause"}.fans`)}”
        </p>
      </ConfirmDialog>
    </section>
  );
}
