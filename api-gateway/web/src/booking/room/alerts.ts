const KEY = "cygi-alerts";

/** The alerts that a fan wants at their turn. */
export interface AlertsOn {
  sound: boolean;
  notification: boolean;
}

export function alertsOn(): AlertsOn {
  const kept = sessionStorage.getItem(KEY) ?? "";
  return { sound: kept.includes("sound"), notification: kept.includes("notification") };
}

/** Switches an alert. @returns the alerts after the change */
export function setAlert(kind: keyof AlertsOn, on: boolean): AlertsOn {
  const next = { ...alertsOn(), [kind]: on };
  sessionStorage.setItem(KEY, (Object.keys(next) as (keyof AlertsOn)[]).filter((each) => next[each]).join());
  return next;
}
