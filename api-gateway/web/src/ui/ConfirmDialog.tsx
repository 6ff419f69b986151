import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { ProblemNotice } from "./ProblemNotice";

export interface ConfirmDialogProps {
  open: boolean;
  title: ReactNode;
  /** What is going to happen. */
  children: ReactNode;
  /** The verb on the button. */
  action: ReactNode;
  /** Nothing can undo it. */
  danger?: boolean;
  busy?: boolean;
  /** Why it cannot be done yet, e.g. because a reason is missing. */
  offBecause?: ReactNode;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that others notice, and says what is going to happen. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, action, danger, busy, offBecause, error, onConfirm, onClose } = props;
  const { t } = useTranslation("app");
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind={danger ? "danger" : "primary"} busy={busy} offBecause={offBecause} onClick={onConfirm}>
            {action}
          </Button>
          <Button onClick={onClose}>{t("close")}</Button>
        </>
      }
    >
      {children}
      {error !== undefined && error !== null && <ProblemNotice error={error} />}
    </Dialog>
  );
}
