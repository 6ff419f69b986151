import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chime, unlockSound, useSound } from "./attention";
import { alertsOn, setAlert } from "./alerts";
import styles from "./Room.module.css";

/** Switches for sound and notification at the fan's turn. Both are off by default. */
export function Alerts() {
  const { t } = useTranslation("booking");
  const [on, setOn] = useState(alertsOn);
  const [refused, setRefused] = useState(false);
  const heard = useSound(on.sound);
  const sound = (wanted: boolean) => {
    if (wanted) {
      void unlockSound().then(chime);
    }
    setOn(setAlert("sound", wanted));
  };
  const notification = async (wanted: boolean) => {
    const allowed = wanted && "Notification" in window && (await Notification.requestPermission()) === "granted";
    setRefused(wanted && !allowed);
    setOn(setAlert("notification", allowed));
  };
  return (
    <fieldset className={styles["alerts"]}>
      <legend>{t("alerts.legend")}</legend>
      <label>
        <input type="checkbox" checked={on.sound} onChange={(event) => sound(event.target.checked)} /> {t("alerts.sound")}
      </label>
      <label>
        <input type="checkbox" checked={on.notification} onChange={(event) => void notification(event.target.checked)} /> {t("alerts.notification")}
      </label>
      {on.sound && !heard && <p className={styles["grown"]}>{t("alerts.press")}</p>}
      {refused && <p className={styles["grown"]}>{t("alerts.refused")}</p>}
    </fieldset>
  );
}
