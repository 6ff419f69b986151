import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Announcer } from "./Announcer";
import { Button } from "./Button";
import styles from "./Dialog.module.css";

export interface DialogProps {
  open: boolean;
  title: ReactNode;
  children: ReactNode;
  /** Buttons; the first is the one to press by default. */
  actions?: ReactNode;
  /** Closes it by Escape or the cross. Without it the question has to be answered by the actions. */
  onClose?: () => void;
}

/** A modal dialog. The focus stays in it and returns afterwards to where it was, or to the page where that is gone. */
export function Dialog({ open, title, children, actions, onClose }: DialogProps) {
  const { t } = useTranslation("app");
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Before the browser takes the dialog out of the page: it returns the focus of a dialog that is closed alone.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || element === null) {
      return undefined;
    }
    const before = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      returnFocus(before);
    };
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={styles["dialog"]}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      {open && (
        <div className={styles["content"]}>
          <div className={styles["head"]}>
            <h2 id={heading}>{title}</h2>
            {onClose && (
              <Button kind="quiet" small aria-label={t("close")} onClick={onClose}>
                ✕
              </Button>
            )}
          </div>
          {children}
          {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
          {/* Screen readers read nothing that is outside of a modal dialog. */}
          <Announcer />
        </div>
      )}
    </dialog>
  );
}

function returnFocus(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected && before !== document.body) {
    before.focus();
  } else {
    document.querySelector<HTMLElement>("main")?.focus();
  }
}
