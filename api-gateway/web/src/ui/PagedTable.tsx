import { useTranslation } from "react-i18next";
import type { Pages } from "../api/pages";
import { Button } from "./Button";
import { DataTable, type DataTableProps } from "./DataTable";
import { ProblemNotice } from "./ProblemNotice";
import { Waiting } from "./Waiting";

/** A list that is read page by page, with its texts for loading, failure and no rows. */
export function PagedTable<T>({ pages, ...table }: Omit<DataTableProps<T>, "rows"> & { pages: Pages<T> }) {
  const { t } = useTranslation("app");
  if (pages.error !== null && pages.items.length === 0) {
    return <ProblemNotice error={pages.error} retry={pages.again} />;
  }
  if (pages.loading) {
    return <Waiting lines={6} />;
  }
  return (
    <>
      <DataTable {...table} rows={pages.items} />
      {pages.more !== null && (
        <p>
          <Button small busy={pages.loadingMore} onClick={pages.more}>
            {t("more")}
          </Button>
        </p>
      )}
    </>
  );
}
