import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, call } from "../../api/client";
import { serverNow } from "../../api/clock";
import { useSession } from "../../api/session";
import { organizerLinks } from "../links";
import { OrganizerPage } from "../OrganizerPage";
import { ANY_VERSION, draftName, forgetDraft, keepDraft } from "./autosave";
import { emptyDraft, type Draft } from "./draft";
import { Editor } from "./Editor";
import { publishOnce } from "./publish";
import { toBody } from "./wire";

/** The page that writes and publishes a new concert. */
export default function NewConcertPage() {
  const { t } = useTranslation("organizer");
  const session = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [initial] = useState(emptyDraft);
  const accountId = session.me?.accountId ?? "";
  const keptAs = draftName(accountId, null);
  const publish = useMutation({
    mutationFn: (draft: Draft) =>
      publishOnce(accountId, toBody(draft), (key, body) =>
        call(api.POST("/api/v1/organizer/concerts", { params: { header: { "Idempotency-Key": key } }, body })),
      ),
    onSuccess: async ({ concert, earlier }, draft) => {
      forgetDraft(keptAs);
      if (earlier) {
        // Later changes are stored as a draft for the editor of the concert.
        keepDraft(draftName(accountId, concert.concertId), { draft, savedAt: serverNow(), eTag: ANY_VERSION });
        void navigate(`${organizerLinks.edit(concert.concertId)}?published`, { replace: true });
        return;
      }
      await client.invalidateQueries({ queryKey: ["organizer", "concerts"] });
      void navigate(`${organizerLinks.concert(concert.concertId)}?published`, { replace: true });
    },
  });
  return (
    <OrganizerPage title={t("editor.newTitle")} lead={t("editor.newLead")} width="normal">
      <Editor
        initial={initial}
        keptAs={keptAs}
        eTag={null}
        action={t("editor.publish")}
        busy={publish.isPending}
        error={publish.error}
        onSend={(draft) => publish.mutate(draft)}
      />
    </OrganizerPage>
  );
}
