import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, call } from "../../api/client";
import { useIntent } from "../../api/intent";
import { useSession } from "../../api/session";
import { organizerLinks } from "../links";
import { OrganizerPage } from "../OrganizerPage";
import { draftName, forgetDraft } from "./autosave";
import { emptyDraft, type Draft } from "./draft";
import { Editor } from "./Editor";
import { toBody } from "./wire";

/** Writes and publishes a new concert. */
export default function NewConcertPage() {
  const { t } = useTranslation("organizer");
  const session = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [initial] = useState(emptyDraft);
  const keptAs = draftName(session.me?.accountId ?? "", null);
  const intent = useIntent("publish");
  const publish = useMutation({
    mutationFn: (draft: Draft) =>
      intent.run((key) =>
        call(
          api.POST("/api/v1/organizer/concerts", {
            params: { header: { "Idempotency-Key": key } },
            body: toBody(draft),
          }),
        ),
      ),
    onSuccess: async (concert) => {
      forgetDraft(keptAs);
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
