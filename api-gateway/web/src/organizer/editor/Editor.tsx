import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useReducer, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { useServerNow } from "../../api/clock";
import { useFormats } from "../../i18n/format";
import { fromKst } from "../../i18n/kst";
import { Button } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Figures } from "../../ui/Figures";
import { Notice } from "../../ui/Notice";
import { ANY_VERSION, keepDraft, readDraft, forgetDraft } from "./autosave";
import { Basics, Rules } from "./Basics";
import { Builder } from "./Builder";
import { check, feeShareOf, sellOut, type Finding } from "./check";
import type { Draft } from "./draft";
import styles from "./Editor.module.css";
import { FindingList } from "./FindingList";
import { draftReducer, startHistory } from "./history";

const SAVE_MILLIS = 400;
const MINUTE = 60_000;

export interface EditorProps {
  /** The draft to begin with if the browser has stored none. */
  initial: Draft;
  /** Name of the stored draft. */
  keptAs: string;
  /** The version that a stored draft changes; null for a new concert. */
  eTag: string | null;
  action: string;
  busy: boolean;
  error: unknown;
  /** Called with the draft to send. */
  onSend: (draft: Draft) => void;
  /** Shown above the form. */
  notice?: ReactNode;
}

/** The editor of a concert: texts, times, rules, plan, and the list of what must be corrected before publication. */
export function Editor({ initial, keptAs, eTag, action, busy, error, onSend, notice }: EditorProps) {
  const { t } = useTranslation("organizer");
  const format = useFormats();
  const [kept] = useState(() => readDraft(keptAs));
  const begun = kept !== null && (kept.eTag === eTag || kept.eTag === ANY_VERSION);
  const [older, setOlder] = useState(begun ? null : kept);
  const [state, dispatch] = useReducer(draftReducer, begun ? kept.draft : initial, startHistory);
  const draft = state.present;
  const restored = begun && draft !== initial;
  const saved = useAutosave(keptAs, draft, initial, eTag);
  const now = useServerNow(MINUTE);
  const findings = useMemo(() => check(draft, now), [draft, now]);
  const stops = findings.filter((finding) => finding.kind === "stops");
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const fees = useQuery({
    queryKey: ["organizer", "settlements", "fee"],
    queryFn: ({ signal }) => call(api.GET("/api/v1/organizer/settlements", { params: { query: { limit: 20 } }, signal })),
  });
  const comesTo = sellOut(draft, feeShareOf(fees.data?.items ?? []));
  const errors = useMemo(
    () => new Map(tried ? stops.map((finding) => [finding.field, t(`editor.check.${finding.text}`, finding.values ?? {})]) : []),
    [stops, tried, t],
  );
  const jump = (finding: Finding) => {
    if (finding.section !== undefined) {
      dispatch({ kind: "select", id: finding.section });
    }
    // The field exists once its section is shown.
    requestAnimationFrame(() => focusField(finding.field));
  };
  const send = () => {
    setTried(true);
    const [first] = stops;
    if (first === undefined) {
      setAsking(true);
    } else {
      jump(first);
    }
  };
  const opensAt = fromKst(draft.salesOpenAt);
  const figures = [
    { key: "seats", label: t("editor.capacityTotal"), value: format.number(comesTo.seats) },
    { key: "gross", label: t("editor.gross"), value: format.won(comesTo.gross) },
    {
      key: "net",
      label: t("editor.net"),
      value: comesTo.net === null ? "–" : format.won(comesTo.net),
      note: t(comesTo.net === null ? "editor.netUnknown" : "editor.netBasis"),
    },
  ];
  return (
    <>
      {notice}
      {older !== null && (
        <Notice
          kind="warn"
          title={t("editor.older", { time: format.dateTime(older.savedAt) })}
          actions={
            <Button
              small
              onClick={() => {
                dispatch({ kind: "load", draft: older.draft });
                setOlder(null);
              }}
            >
              {t("editor.bringBack")}
            </Button>
          }
        />
      )}
      <div className={styles["bar"]} role="toolbar" aria-label={t("editor.toolbar")}>
        <Button small aria-disabled={state.past.length === 0 || undefined} onClick={() => dispatch({ kind: "undo" })}>
          ↶ {t("editor.undo")}
        </Button>
        <Button small aria-disabled={state.future.length === 0 || undefined} onClick={() => dispatch({ kind: "redo" })}>
          ↷ {t("editor.redo")}
        </Button>
        <span className={styles["saved"]}>
          {saved === "full"
            ? t("editor.notSaved")
            : saved !== null
              ? t("editor.saved", { time: format.clock(saved) })
              : restored
                ? t("editor.restored", { time: format.dateTime(kept.savedAt) })
                : ""}
        </span>
        {(restored || saved !== null) && (
          <Button
            small
            kind="quiet"
            onClick={() => {
              forgetDraft(keptAs);
              dispatch({ kind: "load", draft: initial });
            }}
          >
            {t("editor.discard")}
          </Button>
        )}
        <Button kind="primary" small busy={busy} onClick={send}>
          {action}
        </Button>
      </div>
      {tried && <FindingList findings={findings} onJump={jump} />}
      <Basics draft={draft} errors={errors} dispatch={dispatch} />
      <Builder draft={draft} errors={errors} dispatch={dispatch} selected={state.selected} />
      <Rules draft={draft} errors={errors} dispatch={dispatch} />
      <section className={styles["block"]}>
        <h2>{t("editor.before")}</h2>
        <Figures label={t("editor.before")} figures={figures} />
        {!tried && <FindingList findings={findings} onJump={jump} />}
        <p>
          <Button kind="primary" busy={busy} onClick={send}>
            {action}
          </Button>
        </p>
      </section>
      <ConfirmDialog
        open={asking}
        title={draft.title}
        action={action}
        busy={busy}
        error={error}
        onClose={() => setAsking(false)}
        onConfirm={() => onSend(draft)}
      >
        <p>{t("editor.confirm", { opens: opensAt === null ? "" : format.dateTime(opensAt) })}</p>
        <Figures label={t("editor.before")} figures={figures} />
        <FindingList findings={findings} onJump={(finding) => (setAsking(false), jump(finding))} />
      </ConfirmDialog>
    </>
  );
}

function focusField(name: string) {
  const field = document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}

/**
 * Stores the draft in the browser shortly after each change.
 *
 * @returns the time of the last storing, or "full" if there is no room
 */
function useAutosave(name: string, draft: Draft, initial: Draft, eTag: string | null): number | "full" | null {
  const [saved, setSaved] = useState<number | "full" | null>(null);
  useEffect(() => {
    if (draft === initial) {
      return undefined;
    }
    const save = () => {
      const savedAt = Date.now();
      setSaved(keepDraft(name, { draft, savedAt, eTag }) ? savedAt : "full");
    };
    const timer = window.setTimeout(save, SAVE_MILLIS);
    window.addEventListener("pagehide", save);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("pagehide", save);
    };
  }, [name, draft, initial, eTag]);
  return draft === initial ? null : saved;
}
