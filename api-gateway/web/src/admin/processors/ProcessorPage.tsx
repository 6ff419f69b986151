import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api, call } from "../../api/client";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Figures } from "../../ui/Figures";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import styles from "../frame/Admin.module.css";
import { DeadLetters } from "./DeadLetters";
import { PROCESSOR_KIND, secondsText, STALE, useProcessors, type Processor } from "./processors";
import type { Progress } from "./progress";

/** Shows one event processor: its progress, its replay and its dead letters. */
export default function ProcessorPage() {
  const { t } = useTranslation("admin");
  const { name = "" } = useParams();
  const { query, progress } = useProcessors();
  const processor = query.data?.items.find((one) => one.name === name);
  return (
    <AdminPage title={name} lead={t("processors.one")}>
      {query.error !== null && query.data === undefined && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={8} />}
      {query.data !== undefined && processor === undefined && <Notice kind="warn" title={t("processors.unknown")} />}
      {processor !== undefined && <ProcessorView processor={processor} progress={progress(name)} />}
      {processor !== undefined && <DeadLetters processor={name} count={processor.deadLetters} />}
    </AdminPage>
  );
}

function ProcessorView({ processor, progress }: { processor: Processor; progress: Progress }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const { name, lag, head, position } = processor;
  return (
    <>
      <div className={styles["row"]}>
        <Badge kind={PROCESSOR_KIND[processor.state]}>{t(`processors.states.${processor.state}`)}</Badge>
        {processor.reason && (
          <span>
            {t(`reason.${processor.reason}`)}
            {processor.since && <span className="soft"> · {t("workers.sinceAt", { time: format.dateTime(processor.since) })}</span>}
          </span>
        )}
      </div>
      {processor.replaying && (
        <Notice kind="warn" title={t("processors.replaying")}>
          <progress className={styles["progress"]} max={1} value={progress.share} aria-label={t("processors.replaying")} />
          <p>
            {format.percent(progress.share)} · {secondsText(progress.secondsLeft, t)}
          </p>
          <p>{t(`processors.stale.${STALE[name] ?? "none"}`)}</p>
        </Notice>
      )}
      <Figures
        label={name}
        figures={[
          { key: "lag", label: t("processors.lag"), value: format.number(lag) },
          { key: "left", label: t("processors.left"), value: secondsText(progress.secondsLeft, t) },
          {
            key: "speed",
            label: t("processors.speed"),
            value: progress.perSecond === null ? "–" : format.number(Math.round(progress.perSecond)),
          },
          {
            key: "position",
            label: t("processors.position"),
            value: position === undefined ? "–" : format.number(position),
            note: t("processors.ofHead", { head: format.number(head) }),
          },
          {
            key: "letters",
            label: t("processors.deadLetters"),
            value: format.number(processor.deadLetters),
            tone: processor.deadLetters > 0 ? "bad" : undefined,
          },
        ]}
      />
      <Replay processor={processor} />
    </>
  );
}

function Replay({ processor }: { processor: Processor }) {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const { name } = processor;
  const replay = useMutation({
    mutationFn: () => call(api.POST("/api/v1/admin/processors/{name}/replay", { params: { path: { name } } })),
    onSuccess: async () => {
      setAsked(false);
      await client.invalidateQueries({ queryKey: ["admin", "processors"] });
    },
  });
  const off = !processor.projection
    ? t("processors.replayOffProcess")
    : processor.replaying
      ? t("processors.replayOffRunning")
      : undefined;
  return (
    <section className={styles["box"]}>
      <h2>{t("processors.replay")}</h2>
      <p>{t("processors.replayLead")}</p>
      {replay.isSuccess && !processor.replaying && <Notice kind="good" title={t("processors.replayAsked")} />}
      <p>
        <Button kind="danger" offBecause={off} onClick={() => setAsked(true)}>
          {t("processors.replayAction")}
        </Button>
      </p>
      <ConfirmDialog
        open={asked}
        danger
        title={t("processors.replayTitle", { name })}
        action={t("processors.replayAction")}
        busy={replay.isPending}
        error={replay.error}
        onConfirm={() => replay.mutate()}
        onClose={() => setAsked(false)}
      >
        <p>{t("processors.replayWhat", { events: format.number(processor.head) })}</p>
        <p>{t(`processors.stale.${STALE[name] ?? "none"}`)}</p>
      </ConfirmDialog>
    </section>
  );
}
