import { sessionFetch } from "../../api/client";
import { request } from "../../api/request";
import { problemOf } from "../../api/problem";
import type { Schemas } from "../../api/types";

/** Documents of a statement, by the extension of their files. */
export const FORMS = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
} as const;

const REVOKE_MILLIS = 60_000;

/** Reads a statement as JSON. The form is asked for, because the operation answers with documents as well. */
export function readStatement(path: string, signal: AbortSignal): Promise<Schemas["Statement"]> {
  return request<Schemas["Statement"]>("GET", path, { headers: { Accept: "application/json" }, signal });
}

/** Saves a statement as a document. @param path path of the statement @throws ProblemError if the server refuses */
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
  // The browser still reads the object after the click.
  window.setTimeout(() => URL.revokeObjectURL(url), REVOKE_MILLIS);
}

/** Returns the name of a file from the server's header; the plain one if there are two. */
export function nameOf(disposition: string | null): string | null {
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? null;
}
