import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../api/secure";
import { announce } from "./Announcer";

/** Copies a text and reports the success, or that the browser does not allow it. */
export function useCopy(): { copied: boolean; copy: (text: string) => void } {
  const { t } = useTranslation("app");
  const [copied, setCopied] = useState(false);
  const copy = (text: string) =>
    void copyText(text).then((done) => {
      setCopied(done);
      announce(t(done ? "copied" : "notCopied"));
    });
  return { copied, copy };
}
