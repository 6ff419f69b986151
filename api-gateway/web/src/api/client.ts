import createClient from "openapi-fetch";
import type { paths } from "../../generated/schema";
import { learnTime } from "./clock";
import { NETWORK, problemOf, ProblemError } from "./problem";
import { askToSignIn, csrfToken, wasSignedIn } from "./session";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const CSRF_HEADER = "X-XSRF-TOKEN";

/**
 * The typed client of the API. Calls go through `call`, which returns the data or throws a `ProblemError`:
 * `await call(api.GET("/api/v1/concerts", { params: { query: { status: "ON_SALE" } } }))`.
 */
export const api = createClient<paths>({
  // The fallback serves unit tests, where the page has no address.
  baseUrl: globalThis.location?.origin ?? "",
  fetch: sessionFetch,
  credentials: "same-origin",
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Returns the data of an answer. @throws ProblemError if the server refuses or cannot be reached */
export async function call<T>(answer: Promise<Answer<T>>): Promise<T> {
  return (await callWithResponse(answer)).data;
}

/** Does the same as `call` and returns the response as well, for callers that need its status or headers. */
export async function callWithResponse<T>(answer: Promise<Answer<T>>): Promise<{ data: T; response: Response }> {
  let got: Answer<T>;
  try {
    got = await answer;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }
    throw error instanceof ProblemError ? error : new ProblemError({ code: NETWORK, status: 0 });
  }
  if (!got.response.ok) {
    throw problemOf(got.response, got.error);
  }
  return { data: got.data as T, response: got.response };
}

/**
 * Sends a request with the session. If the session has ended, the request waits until the person has signed in again
 * and is sent once more. It was not carried out before, so nothing is done twice.
 */
export async function sessionFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const signedIn = wasSignedIn();
  let response = await send(request);
  if (response.status === 401 && signedIn && (await askToSignIn())) {
    response = await send(again);
  } else if (response.status === 403 && !SAFE.has(request.method) && tokenIsNew(request)) {
    response = await send(again);
  }
  return response;
}

async function send(request: Request): Promise<Response> {
  const token = csrfToken();
  if (!SAFE.has(request.method) && token !== null) {
    request.headers.set(CSRF_HEADER, token);
  }
  const sent = performance.now();
  const response = await fetch(request);
  learnTime(response, sent);
  return response;
}

/** Returns whether the token has changed: the refusal of an old token sends the current one. */
function tokenIsNew(request: Request): boolean {
  const token = csrfToken();
  return token !== null && token !== request.headers.get(CSRF_HEADER);
}
