import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/Field";
import styles from "./ListingPage.module.css";

const QUIET_MILLIS = 350;

export interface SearchFieldProps {
  value: string;
  /** Called with the text to search for, once the reader pauses. */
  onSearch: (query: string) => void;
}

/** A search field. While a Hangul syllable is being composed nothing is searched, and its Enter submits nothing. */
export function SearchField({ value, onSearch }: SearchFieldProps) {
  const { t } = useTranslation("listing");
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef(0);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    // The address has changed, for example by the back button.
    setShown(value);
    setText(value);
  }
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const search = (query: string, delay: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setShown(query.trim());
      onSearch(query.trim());
    }, delay);
  };

  return (
    <form
      role="search"
      className={styles["search"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!composing.current) {
          search(text, 0);
        }
      }}
    >
      <TextField
        bare
        type="search"
        label={t("listing.search")}
        placeholder={t("listing.searchHint")}
        value={text}
        maxLength={100}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => {
          setText(event.target.value);
          if (!composing.current && !(event.nativeEvent as InputEvent).isComposing) {
            search(event.target.value, QUIET_MILLIS);
          }
        }}
        onCompositionStart={() => {
          composing.current = true;
          window.clearTimeout(timer.current);
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          search(event.currentTarget.value, QUIET_MILLIS);
        }}
        onKeyDown={(event) => {
          // The Enter that ends a composition does not submit the form.
          if (event.key === "Enter" && (event.nativeEvent.isComposing || composing.current)) {
            event.preventDefault();
          }
        }}
      />
    </form>
  );
}
