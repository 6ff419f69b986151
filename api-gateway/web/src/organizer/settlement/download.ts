import { sessionFetch } from "../../api/client";
import { request } from "../../api/request";
import { problemOf } from "../../api/problem";
import type { Schemas } from "../../api/types";

/** The documents of a statement, by the ending of their files. */
export const FORMS = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const;

const REVOKE_MILLIS = 60_000;

/** Reads a statement. Its operation answers documents as well, so the form is asked for. */
export function readStatement(path: string, signal: AbortSignal): Promise<Schemas["Statement"]> {
  return request<Schemas["Statement"]>("GET", path, { headers: { Accept: "application/json" }, signal });
}

/** Saves a statement as a document. @param path of the statement @throws ProblemError where the server refuses */
export async function download(path: string, form: keyof typeof FORMS): Promise<void> {
  const response = await sessionFetch(
    new Request(new URL(path, location.origin), { headers: { Accept: FORMS[form] }, credentials: "same-origin" }),
  );
  if (!response.ok) {
    throw problemOf(response, await response.json().catch(() => undefined));
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = nameOf(response.headers.get("Content-Disposition")) ?? `statement.${form}`;
  link.click();
  // The browser still reads it after the click.
  window.setTimeout(() => URL.revokeObjectURL(url), REVOKE_MILLIS);
}

/** The name of a file as the server gives it; the plain one where it gives two. */
export function nameOf(disposition: string | null): string | null {
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? null;
}
