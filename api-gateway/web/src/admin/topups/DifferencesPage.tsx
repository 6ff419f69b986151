import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, call } from "../../api/client";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { DataTable } from "../../ui/DataTable";
import { Figures } from "../../ui/Figures";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { AdminPage } from "../frame/AdminPage";
import { Filters, useFilters } from "../frame/Filters";
import { shortId } from "../events/identifiers";

/** Lists the differences between provider and wallets, by day. */
export default function DifferencesPage() {
  const { t } = useTranslation("admin");
  const format = useFormats();
  const date = useFilters()("date");
  const read = useInfiniteQuery({
    queryKey: ["admin", "differences", date],
    queryFn: ({ pageParam, signal }) =>
      call(api.GET("/api/v1/admin/top-ups/differences", { params: { query: { date, cursor: pageParam, limit: 50 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const first = read.data?.pages[0];
  return (
    <AdminPage title={t("nav.differences")} lead={t("differences.lead")}>
      <Filters filters={[{ name: "date", label: t("differences.date"), kind: "day" }]} />
      {read.error !== null && <ProblemNotice error={read.error} retry={() => void read.refetch()} />}
      {read.isPending && <Waiting lines={5} />}
      {first !== undefined && (
        <>
          <Figures
            label={t("nav.differences")}
            figures={[
              { key: "date", label: t("differences.date"), value: first.date },
              { key: "checked", label: t("differences.checked"), value: format.number(first.checked) },
              {
                key: "done",
                label: t("differences.completed"),
                value: first.completedAt == null ? t("differences.notYet") : format.time(first.completedAt),
              },
            ]}
          />
          <DataTable
            caption={t("nav.differences")}
            rows={read.data?.pages.flatMap((page) => page.items) ?? []}
            rowKey={(one) => `${one.topUpId}${one.kind}`}
            empty={t("differences.empty")}
            tone={(one) => (one.resolvedAt ? undefined : "bad")}
            columns={[
              { key: "at", head: t("findings.at"), cell: (one) => format.dateTime(one.foundAt) },
              { key: "kind", head: t("findings.kind"), cell: (one) => <Badge kind={one.resolvedAt ? "plain" : "bad"}>{t(`differences.kinds.${one.kind}`)}</Badge> },
              { key: "topUp", head: t("topUps.topUp"), cell: (one) => <span title={one.topUpId}>{shortId(one.topUpId)}</span> },
              { key: "expected", head: t("findings.expected"), numeric: true, cell: (one) => format.won(one.expected) },
              { key: "found", head: t("findings.found"), numeric: true, cell: (one) => format.won(one.found) },
            ]}
          />
          {read.hasNextPage && (
            <p>
              <Button small busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
                {t("more", { ns: "app" })}
              </Button>
            </p>
          )}
        </>
      )}
    </AdminPage>
  );
}
