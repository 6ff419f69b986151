import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { api, call, callWithResponse } from "../../api/client";
import { asProblem } from "../../api/problem";
import { useSession } from "../../api/session";
import { Button, LinkButton } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { bilingual } from "../../i18n/titles";
import { organizerLinks } from "../links";
import { OrganizerPage } from "../OrganizerPage";
import { draftName, forgetDraft } from "./autosave";
import { differences, type Difference } from "./differences";
import type { Draft } from "./draft";
import { Editor } from "./Editor";
import { toBody, toDraft } from "./wire";

const READS_MAX = 20;
const READ_MILLIS = 500;

interface Loaded {
  draft: Draft;
  eTag: string;
  title: string;
  open: boolean;
}

/** Changes a concert before its sale. A concurrent change is shown before anything is overwritten. */
export default function EditConcertPage() {
  const { t, i18n } = useTranslation("organizer");
  const { concertId = "" } = useParams();
  const [params] = useSearchParams();
  // A concert that was just published can be read a moment later.
  const justPublished = params.has("published");
  const loaded = useQuery({
    queryKey: ["organizer", "edit", concertId],
    queryFn: ({ signal }) => load(concertId, signal),
    staleTime: Infinity,
    gcTime: 0,
    ...(justPublished && { retry: READS_MAX, retryDelay: READ_MILLIS }),
  });
  const title = loaded.data === undefined ? t("editor.editTitle") : bilingual(loaded.data.title, i18n.language).main;
  return (
    <OrganizerPage title={title} lead={t("editor.editLead")}>
      {loaded.error !== null && <ProblemNotice error={loaded.error} retry={() => void loaded.refetch()} />}
      {loaded.isPending && <Waiting lines={8} />}
      {justPublished && (
        <Notice kind="warn" title={t("editor.publishedEarlier")}>
          <p>{t("editor.publishedEarlierAdvice")}</p>
        </Notice>
      )}
      {loaded.data !== undefined &&
        (loaded.data.open ? (
          <Changing key={loaded.data.eTag} concertId={concertId} loaded={loaded.data} />
        ) : (
          <Notice
            title={t("editor.onSale")}
            actions={<LinkButton to={organizerLinks.concert(concertId)}>{t("concert.back")}</LinkButton>}
          />
        ))}
    </OrganizerPage>
  );
}

function Changing({ concertId, loaded }: { concertId: string; loaded: Loaded }) {
  const { t } = useTranslation("organizer");
  const session = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [eTag, setETag] = useState(loaded.eTag);
  const [theirs, setTheirs] = useState<Difference[] | null>(null);
  const keptAs = draftName(session.me?.accountId ?? "", concertId);
  const change = useMutation({
    mutationFn: (draft: Draft) =>
      call(
        api.PUT("/api/v1/organizer/concerts/{concertId}", {
          params: { path: { concertId }, header: { "If-Match": eTag } },
          body: toBody(draft),
        }),
      ),
    onSuccess: async () => {
      forgetDraft(keptAs);
      await client.invalidateQueries({ queryKey: ["concert", concertId] });
      await client.invalidateQueries({ queryKey: ["organizer"] });
      void navigate(organizerLinks.concert(concertId), { replace: true });
    },
    onError: async (error) => {
      if (asProblem(error).code === "PRECONDITION_FAILED") {
        const current = await load(concertId);
        setETag(current.eTag);
        setTheirs(differences(loaded.draft, current.draft));
      }
    },
  });
  return (
    <Editor
      initial={loaded.draft}
      keptAs={keptAs}
      eTag={loaded.eTag}
      action={t("editor.save")}
      busy={change.isPending}
      error={change.error}
      onSend={(draft) => change.mutate(draft)}
      notice={
        theirs !== null && (
          <Notice
            kind="warn"
            title={t("editor.conflict")}
            actions={
              <Button
                small
                onClick={() => {
                  forgetDraft(keptAs);
                  void client.resetQueries({ queryKey: ["organizer", "edit", concertId] });
                }}
              >
                {t("editor.takeTheirs")}
              </Button>
            }
          >
            <p>{t("editor.conflictAdvice")}</p>
            <ul>
              {theirs.map((difference) => (
                <li key={difference.what}>
                  {difference.section === undefined
                    ? t(`editor.${difference.what}`)
                    : t("editor.sectionNamed", { name: difference.section })}
                  : <del>{difference.before}</del> → <ins>{difference.after}</ins>
                </li>
              ))}
            </ul>
          </Notice>
        )
      }
    />
  );
}

async function load(concertId: string, signal?: AbortSignal): Promise<Loaded> {
  const { data, response } = await callWithResponse(
    api.GET("/api/v1/concerts/{concertId}", { params: { path: { concertId } }, signal, cache: "no-store" }),
  );
  const plan = await call(api.GET("/api/v1/concerts/{concertId}/plan", { params: { path: { concertId } }, signal })).catch((error: unknown) => {
    if (asProblem(error).status === 404) {
      return null;
    }
    throw error;
  });
  return {
    draft: toDraft(data, plan),
    // A compressed answer has a weak entity tag, and a change requires a strong one.
    eTag: (response.headers.get("ETag") ?? "").replace(/^W\//, ""),
    title: data.title,
    open: data.status === "SCHEDULED",
  };
}
