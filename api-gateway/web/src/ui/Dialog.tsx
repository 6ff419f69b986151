import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Announcer } from "./Announcer";
import { Button } from "./Button";
import styles from "./Dialog.module.css";

export interface DialogProps {
  open: boolean;
  title: ReactNode;
  children: ReactNode;
  /** The buttons; the first is the default. */
  actions?: ReactNode;
  /** Closes the dialog by Escape or the cross. Without it the question has to be answered by the actions. */
  onClose?: () => void;
}

/** A modal dialog. The focus stays in it and then returns to the element before, or to the page if that is gone. */
export function Dialog({ open, title, children, actions, onClose }: DialogProps) {
  const { t } = useTranslation("app");
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // This runs before the dialog leaves the page, because the browser returns the focus only if the dialog is closed.
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
          {/* Screen readers read nothing outside of a modal dialog. */}
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
