const INFIX = "/reservation/";

/**
 * Returns the handle "{concert}.{id}" of a reservation from its aggregate's name or from the handle itself; null if the
 * text is neither.
 */
export function reservationHandle(text: string): string | null {
  if (text.includes(INFIX)) {
    return text.replace(INFIX, ".");
  }
  return /^[0-9a-f-]{36}\.[0-9a-f-]{36}$/i.test(text) ? text : null;
}

/** Returns the end of an identifier, which is unique enough on a page. */
export function shortId(id: string): string {
  return id.length > 14 ? `…${id.slice(-10)}` : id;
}

/** Returns the name of an aggregate without its concert: "reservation …1f2e" or "seat A-1-1". */
export function shortAggregate(aggregate: string): string {
  const parts = aggregate.split("/");
  return parts
    .filter((part, index) => index > 0 || parts.length === 1 || part.length !== 36)
    .map(shortId)
    .join(" ");
}
