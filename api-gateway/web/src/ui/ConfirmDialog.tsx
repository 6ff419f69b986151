import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { ProblemNotice } from "./ProblemNotice";

export interface ConfirmDialogProps {
  open: boolean;
  title: ReactNode;
  /** Tells what the action will do. */
  children: ReactNode;
  /** The verb on the button. */
  action: ReactNode;
  /** Whether the action cannot be undone. */
  danger?: boolean;
  busy?: boolean;
  /** The reason for which it cannot be done yet, e.g. a missing reason. */
  offBecause?: ReactNode;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before an action that others notice, and tells what it will do. */
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
