const KEY = "cygi-alerts";

/** What a fan wants at their turn. */
export interface AlertsOn {
  sound: boolean;
  notification: boolean;
}

export function alertsOn(): AlertsOn {
  const kept = sessionStorage.getItem(KEY) ?? "";
  return { sound: kept.includes("sound"), notification: kept.includes("notification") };
}

/** @returns what is on then */
export function setAlert(kind: keyof AlertsOn, on: boolean): AlertsOn {
  const next = { ...alertsOn(), [kind]: on };
  sessionStorage.setItem(KEY, (Object.keys(next) as (keyof AlertsOn)[]).filter((each) => next[each]).join());
  return next;
}
