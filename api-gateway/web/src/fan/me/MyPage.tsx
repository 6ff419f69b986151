import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../api/session";
import { links } from "../../app/links";
import { useFormats } from "../../i18n/format";
import { LinkButton } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { TabLinks } from "../../ui/Tabs";
import styles from "./Me.module.css";

/** The frame of My Page: name, balance and links to its parts. */
export function MyPage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation("fan");
  const format = useFormats();
  const session = useSession();
  const fan = session.me?.roles.includes("FAN") ?? false;
  return (
    <Page title={title} ownHeading>
      <div className={styles["who"]}>
        <div>
          <p className="soft">{t("me.hello", { name: session.me?.nickname })}</p>
          <h1>{title}</h1>
        </div>
        {fan && session.me && (
          <div className={styles["balance"]}>
            <p className="soft">{t("me.balance")}</p>
            <p className={styles["amount"]}>{format.won(session.me.wallet.balance)}</p>
            <LinkButton small to={links.topUp()}>
              {t("me.topUp")}
            </LinkButton>
          </div>
        )}
      </div>
      <TabLinks
        label={t("me.parts")}
        tabs={[
          ...(fan
            ? [
                { to: links.myReservations(), text: t("me.reservations"), end: true },
                { to: links.myWallet(), text: t("me.wallet") },
              ]
            : []),
          { to: links.myAccount(), text: t("me.account") },
        ]}
      />
      {children}
    </Page>
  );
}
