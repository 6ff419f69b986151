import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TopUp, Transaction } from "../../api/types";
import { Link } from "../../ui/Link";
import { links } from "../../app/links";
import { useFormats } from "../../i18n/format";
import { Badge } from "../../ui/Badge";
import { AnchorButton, Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import styles from "./Me.module.css";
import { MyPage } from "./MyPage";
import { topUpsQuery, transactionsQuery } from "./queries";

/** Lists the changes of the wallet, and the top-ups. */
export default function WalletPage() {
  const { t } = useTranslation("fan");
  const transactions = useInfiniteQuery(transactionsQuery());
  const topUps = useQuery(topUpsQuery());
  const items = transactions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <MyPage title={t("me.wallet")}>
      {topUps.data && topUps.data.items.length > 0 && (
        <section aria-labelledby="top-ups" className={styles["part"]}>
          <h2 id="top-ups">{t("topUp.list")}</h2>
          <ul className={styles["rows"]}>
            {topUps.data.items.map((topUp) => (
              <TopUpRow key={topUp.topUpId} topUp={topUp} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="transactions" className={styles["part"]}>
        <h2 id="transactions">{t("wallet.transactions")}</h2>
        {transactions.isPending && <Waiting lines={5} />}
        {transactions.isError && (
          <ProblemNotice error={transactions.error} retry={() => void transactions.refetch()} />
        )}
        {transactions.isSuccess && items.length === 0 && <Notice title={t("wallet.none")} />}
        <ul className={styles["rows"]}>
          {items.map((transaction) => (
            <TransactionRow key={transaction.transactionId} transaction={transaction} />
          ))}
        </ul>
        {transactions.hasNextPage && (
          <p className={styles["more"]}>
            <Button busy={transactions.isFetchingNextPage} onClick={() => void transactions.fetchNextPage()}>
              {t("me.more")}
            </Button>
          </p>
        )}
      </section>
    </MyPage>
  );
}

function TransactionRow({ transaction }: { transaction: Transaction }) {
  const { t } = useTranslation("fan");
  const format = useFormats();
  const out = transaction.kind === "PAYMENT" || transaction.amount.amount < 0;
  return (
    <li className={styles["row"]}>
      <div>
        <p className={styles["rowTitle"]}>
          {transaction.reservationId === undefined ? (
            t(`wallet.kind.${transaction.kind}`)
          ) : (
            <Link to={links.reservation(transaction.reservationId)}>{t(`wallet.kind.${transaction.kind}`)}</Link>
          )}
        </p>
        <p className="soft">
          <time dateTime={transaction.at}>{format.dateTime(transaction.at)}</time>
        </p>
      </div>
      <div className={styles["right"]}>
        <p className={styles["rowTitle"]}>
          {out ? "−" : "+"}
          {format.won(Math.abs(transaction.amount.amount))}
        </p>
        <p className="soft">{t("wallet.after", { balance: format.won(transaction.balanceAfter) })}</p>
      </div>
    </li>
  );
}

function TopUpRow({ topUp }: { topUp: TopUp }) {
  const { t } = useTranslation("fan");
  const format = useFormats();
  const kind = topUp.status === "CREDITED" ? "good" : topUp.status === "FAILED" ? "bad" : "plain";
  return (
    <li className={styles["row"]}>
      <div>
        <p className={styles["rowTitle"]}>
          {format.won(topUp.amount)} <Badge kind={kind}>{t(`topUp.status.${topUp.status}`)}</Badge>
        </p>
        <p className="soft">
          <time dateTime={topUp.requestedAt}>{format.dateTime(topUp.requestedAt)}</time>
          {topUp.reason !== undefined && ` · ${t(`topUp.reason.${topUp.reason}`)}`}
        </p>
      </div>
      {topUp.status === "READY" && topUp.redirectUrl !== undefined && (
        <div className={styles["right"]}>
          <AnchorButton small href={topUp.redirectUrl}>
            {t("topUp.goOn")}
          </AnchorButton>
        </div>
      )}
    </li>
  );
}
