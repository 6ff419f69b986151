import { sessionFetch } from "./client";
import { NETWORK, problemOf, ProblemError } from "./problem";

/**
 * Calls an operation that the typed client cannot call: its body is a picture, or a header selects the form of its
 * answer.
 *
 * @throws ProblemError as `call` does
 */
export async function request<T>(
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<T> {
  const headers = new Headers(options.headers);
  const json = options.body !== undefined && !(options.body instanceof Blob);
  if (json) {
    headers.set("Content-Type", "application/json");
  }
  let response: Response;
  try {
    response = await sessionFetch(
      new Request(new URL(path, location.origin), {
        method,
        headers,
        body: json ? JSON.stringify(options.body) : (options.body as Blob | undefined),
        signal: options.signal,
        credentials: "same-origin",
      }),
    );
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }
    throw new ProblemError({ code: NETWORK, status: 0 });
  }
  const text = await response.text();
  const body: unknown = text === "" ? undefined : parsed(text);
  if (!response.ok) {
    throw problemOf(response, body);
  }
  return body as T;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
