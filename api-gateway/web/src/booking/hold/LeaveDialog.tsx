import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

interface LeaveProps {
  open: boolean;
  title: string;
  until: string | undefined;
  stay(): void;
  keep(): void;
  release(): void;
  busy: boolean;
}

/** Asks whether to keep or release the seats when the page is left. */
export function LeaveDialog({ open, title, until, stay, keep, release, busy }: LeaveProps) {
  const { t } = useTranslation("booking");
  const format = useFormats();
  return (
    <Dialog
      open={open}
      title={t("leave.title")}
      onClose={stay}
      actions={
        <>
          <Button kind="primary" onClick={keep}>
            {t("leave.keep")}
          </Button>
          <Button busy={busy} onClick={release}>
            {t("leave.release")}
          </Button>
        </>
      }
    >
      <p>{t("leave.text", { title, time: until === undefined ? "" : format.time(until) })}</p>
    </Dialog>
  );
}
