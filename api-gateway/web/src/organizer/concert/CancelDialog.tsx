import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import type { Concert } from "../../api/types";
import { useFormats } from "../../i18n/format";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { TextArea } from "../../ui/Field";

/** Cancels a concert for good, after telling the consequences for its fans. */
export function CancelDialog({ concert, open, onClose }: { concert: Concert; open: boolean; onClose: () => void }) {
  const { t } = useTranslation("organizer");
  const format = useFormats();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const { concertId } = concert;
  const cancel = useMutation({
    mutationFn: () =>
      call(
        api.POST("/api/v1/organizer/concerts/{concertId}/cancellation", {
          params: { path: { concertId } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ["concert", concertId] });
    },
  });
  return (
    <ConfirmDialog
      open={open}
      danger
      title={t("cancel.title")}
      action={t("cancel.action")}
      busy={cancel.isPending}
      error={cancel.error}
      offBecause={reason.trim() === "" ? t("cancel.off") : undefined}
      onConfirm={() => cancel.mutate()}
      onClose={onClose}
    >
      <p>{t("cancel.what", { seats: format.number(concert.seatsTotal - concert.seatsAvailable) })}</p>
      <TextArea
        label={t("cancel.reason")}
        hint={t("cancel.reasonHint")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ConfirmDialog>
  );
}
