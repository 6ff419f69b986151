import { useId, type AnchorHTMLAttributes, type ButtonHTMLAttributes, type ReactNode } from "react";
import { Link, type LinkProps } from "./Link";
import styles from "./Button.module.css";
import { classes } from "./classes";

interface Look {
  /** Look of the button; `primary` for the main action of a page. */
  kind?: "primary" | "plain" | "danger" | "quiet";
  small?: boolean;
  wide?: boolean;
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Look & {
    /**
     * The reason for which the button is off. The button stays focusable, shows the reason below, and cannot be
     * pressed.
     */
    offBecause?: ReactNode;
    /** Whether the action is being carried out; further presses do nothing. */
    busy?: boolean;
  };

function look({ kind = "plain", small, wide }: Look, more?: string): string {
  return classes(
    styles["button"],
    kind !== "plain" && styles[kind],
    small && styles["small"],
    wide && styles["wide"],
    more,
  );
}

/** A button that tells why it is off. */
export function Button({ kind, small, wide, offBecause, busy, className, onClick, children, ...rest }: ButtonProps) {
  const reason = useId();
  const off = offBecause !== undefined && offBecause !== null && offBecause !== false;
  return (
    <>
      <button
        type="button"
        {...rest}
        className={look({ kind, small, wide }, className)}
        aria-disabled={off || busy || rest["aria-disabled"] || undefined}
        aria-busy={busy || undefined}
        aria-describedby={off ? reason : rest["aria-describedby"]}
        onClick={(event) => {
          if (off || busy) {
            event.preventDefault();
          } else {
            onClick?.(event);
          }
        }}
      >
        {children}
      </button>
      {off && (
        <p id={reason} className={styles["reason"]}>
          {offBecause}
        </p>
      )}
    </>
  );
}

/** A link to a page of this site that looks like a button. */
export function LinkButton({ kind, small, wide, className, ...rest }: LinkProps & Look & { className?: string }) {
  return <Link {...rest} className={look({ kind, small, wide }, className)} />;
}

/** A link that leaves the pages, such as to the login, and looks like a button. */
export function AnchorButton({ kind, small, wide, className, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & Look) {
  return <a {...rest} className={look({ kind, small, wide }, className)} />;
}
