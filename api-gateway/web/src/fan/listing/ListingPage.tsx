import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { serverNow } from "../../api/clock";
import { Button } from "../../ui/Button";
import { SelectField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { ConcertCard } from "./ConcertCard";
import styles from "./ListingPage.module.css";
import { concertsQuery, filtersOf, parametersOf, SORTS, STATUSES, WITHIN, type Filters } from "./query";
import { SearchField } from "./SearchField";

const ProblemNotice = lazy(() => import("../../ui/ProblemNotice").then((file) => ({ default: file.ProblemNotice })));

const EAGER = 4;
const SKELETONS = 8;

/** The page with all concerts. Filters are in the address; the back button restores the list as it was left. */
export default function ListingPage() {
  const { t } = useTranslation("listing");
  const [parameters, setParameters] = useSearchParams();
  const filters = filtersOf(parameters);
  const [now] = useState(serverNow);
  const list = useInfiniteQuery(concertsQuery(filters, now));
  const concerts = list.data?.pages.flatMap((page) => page.items) ?? [];
  const change = (changed: Partial<Filters>) =>
    setParameters(parametersOf({ ...filters, ...changed }), { replace: true });
  return (
    <Page title={t("listing.title")} lead={t("listing.lead")}>
      <div className={styles["filters"]}>
        <SearchField value={filters.query} onSearch={(query) => change({ query })} />
        <FilterBar filters={filters} change={change} />
      </div>
      {list.isError && (
        <Suspense fallback={null}>
          <ProblemNotice error={list.error} retry={() => void list.refetch()} />
        </Suspense>
      )}
      <p className="hidden" role="status">
        {list.isSuccess ? t("listing.shown", { count: concerts.length }) : ""}
      </p>
      {list.isSuccess && concerts.length === 0 && (
        <Notice
          title={t("listing.none")}
          actions={
            <Button small onClick={() => setParameters({}, { replace: true })}>
              {t("listing.all")}
            </Button>
          }
        >
          <p>{t("listing.noneAdvice")}</p>
        </Notice>
      )}
      <ul className={styles["grid"]}>
        {concerts.map((concert, i) => (
          <ConcertCard key={concert.concertId} concert={concert} eager={i < EAGER} />
        ))}
        {(list.isPending || list.isFetchingNextPage) && <Skeletons />}
      </ul>
      {list.hasNextPage && (
        <More busy={list.isFetchingNextPage} failed={list.isFetchNextPageError} more={() => void list.fetchNextPage()} />
      )}
    </Page>
  );
}

function FilterBar({ filters, change }: { filters: Filters; change: (changed: Partial<Filters>) => void }) {
  const { t } = useTranslation("listing");
  return (
    <div className={styles["selects"]}>
      <SelectField bare label={t("listing.status")} value={filters.status} onChange={(event) => change({ status: event.target.value as Filters["status"] })}>
        <option value="">{t("listing.anyStatus")}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`status.${status}`)}
          </option>
        ))}
      </SelectField>
      <SelectField bare label={t("listing.within")} value={filters.within} onChange={(event) => change({ within: event.target.value as Filters["within"] })}>
        <option value="">{t("listing.anyTime")}</option>
        {WITHIN.map((within) => (
          <option key={within} value={within}>
            {t(`listing.${within}`)}
          </option>
        ))}
      </SelectField>
      <SelectField bare label={t("listing.sort")} value={filters.sort} onChange={(event) => change({ sort: event.target.value as Filters["sort"] })}>
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`listing.by.${sort}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function Skeletons() {
  return Array.from({ length: SKELETONS }, (_, i) => (
    <li key={i} className={styles["card"]} aria-hidden="true">
      <div className={styles["ghost"]} />
      <div className={styles["ghostLine"]} />
      <div className={styles["ghostLine"]} />
    </li>
  ));
}

/**
 * Loads more as the reader scrolls down. Keyboard users press the button instead, so that they can reach the footer.
 * After a failure everybody presses it, so that a server in trouble is not asked repeatedly.
 */
function More({ busy, failed, more }: { busy: boolean; failed: boolean; more: () => void }) {
  const { t } = useTranslation("listing");
  const end = useRef<HTMLDivElement>(null);
  const byKeyboard = useRef(false);
  const seen = useRef(false);
  const load = useRef(() => {});
  useEffect(() => {
    load.current = () => {
      if (seen.current && !busy && !failed && !byKeyboard.current) {
        more();
      }
    };
  });
  useEffect(() => {
    // The new part may be too short to fill the window.
    if (!busy) {
      load.current();
    }
  }, [busy]);
  useEffect(() => {
    const keyed = () => (byKeyboard.current = true);
    const pointed = () => (byKeyboard.current = false);
    window.addEventListener("keydown", keyed);
    window.addEventListener("pointermove", pointed, { passive: true });
    window.addEventListener("touchstart", pointed, { passive: true });
    const observer = new IntersectionObserver(
      (entries) => {
        seen.current = entries.at(-1)?.isIntersecting === true;
        load.current();
      },
      { rootMargin: "600px" },
    );
    if (end.current) {
      observer.observe(end.current);
    }
    return () => {
      observer.disconnect();
      window.removeEventListener("keydown", keyed);
      window.removeEventListener("pointermove", pointed);
      window.removeEventListener("touchstart", pointed);
    };
  }, []);
  return (
    <div ref={end} className={styles["more"]}>
      <Button busy={busy} onClick={more}>
        {t("listing.more")}
      </Button>
    </div>
  );
}
