const INFIX = "/reservation/";

/** The reservation as addresses have it, "{concert}.{id}", of its aggregate's name or of itself; null where it is neither. */
export function reservationHandle(text: string): string | null {
  if (text.includes(INFIX)) {
    return text.replace(INFIX, ".");
  }
  return /^[0-9a-f-]{36}\.[0-9a-f-]{36}$/i.test(text) ? text : null;
}

/** The end of an identifier, which tells it from others on a page. */
export function shortId(id: string): string {
  return id.length > 14 ? `…${id.slice(-10)}` : id;
}

/** The name of an aggregate without its concert: "reservation …1f2e" or "seat A-1-1". */
export function shortAggregate(aggregate: string): string {
  const parts = aggregate.split("/");
  return parts
    .filter((part, index) => index > 0 || parts.length === 1 || part.length !== 36)
    .map(shortId)
    .join(" ");
}
