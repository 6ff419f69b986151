import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/types";
import { download } from "../../fan/me/calendar";
import { Button } from "../../ui/Button";
import { keptReceipt } from "./pass";
import styles from "./Room.module.css";

/** Explains the draw of a lobby, and shows what a fan needs to check it. */
export function LobbyFairness({ lobby, concertId }: { lobby: Schemas["Lobby"]; concertId: string }) {
  const { t } = useTranslation("booking");
  const receipt = keptReceipt(concertId);
  const save = () => {
    const content = { concertId, commitment: lobby.commitment, key: lobby.key, ...(JSON.parse(receipt ?? "{}") as object) };
    download(JSON.stringify(content, null, 2), "application/json", "lobby-receipt.json");
  };
  return (
    <section className={styles["card"]} aria-labelledby="fair">
      <h2 id="fair">{t("lobby.title")}</h2>
      <ol className={styles["fair"]}>
        <li>{t("lobby.commit")}</li>
        <li>{t("lobby.enter")}</li>
        <li>{t("lobby.draw")}</li>
        <li>{t("lobby.check")}</li>
      </ol>
      <dl className={styles["codes"]}>
        {lobby.commitment !== undefined && <Code term={t("lobby.commitment")} code={lobby.commitment} />}
        {lobby.seed !== undefined && <Code term={t("lobby.seed")} code={lobby.seed} />}
      </dl>
      <div className={styles["actions"]}>
        {receipt !== null && (
          <Button small onClick={save}>
            {t("lobby.receipt")}
          </Button>
        )}
        {lobby.list !== undefined && (
          <a href={lobby.list} download>
            {t("lobby.list")}
          </a>
        )}
      </div>
    </section>
  );
}

function Code({ term, code }: { term: string; code: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <code>{code}</code>
      </dd>
    </div>
  );
}
