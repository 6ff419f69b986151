import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
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

/** A modal dialog. The browser keeps the focus in it and returns it afterwards. */
export function Dialog({ open, title, children, actions, onClose }: DialogProps) {
  const { t } = useTranslation("app");
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) {
      element.showModal();
    } else if (!open && element?.open) {
      element.close();
    }
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
        </div>
      )}
    </dialog>
  );
}
