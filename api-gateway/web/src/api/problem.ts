import type { Schemas } from "./types";

/** A field that the server refused. */
export type FieldError = Schemas["FieldError"];

/** Code of a failure to reach the server or to get its answer. */
export const NETWORK = "NETWORK";

/** An error with the server's problem, or with the failure to reach the server. `ProblemNotice` shows it. */
export class ProblemError extends Error {
  /** The API's stable code, or `NETWORK`. */
  readonly code: string;
  readonly status: number;
  /** The correlation id for the operators, null without an answer. */
  readonly correlationId: string | null;
  /** Seconds to wait before the next attempt, null if the server gave none. */
  readonly retryAfter: number | null;
  readonly seats: readonly string[];
  readonly errors: readonly FieldError[];

  constructor(fields: {
    code: string;
    status: number;
    detail?: string;
    correlationId?: string | null;
    retryAfter?: number | null;
    seats?: readonly string[];
    errors?: readonly FieldError[];
  }) {
    super(fields.detail ?? fields.code);
    this.name = "ProblemError";
    this.code = fields.code;
    this.status = fields.status;
    this.correlationId = fields.correlationId ?? null;
    this.retryAfter = fields.retryAfter ?? null;
    this.seats = fields.seats ?? [];
    this.errors = fields.errors ?? [];
  }
}

/** Creates the error of a refused answer. Its body may be anything, because proxies answer as well. */
export function problemOf(response: Response, body: unknown): ProblemError {
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const retryAfter = Number(response.headers.get("Retry-After"));
  return new ProblemError({
    code: typeof fields["code"] === "string" ? fields["code"] : "UNKNOWN",
    status: response.status,
    detail: typeof fields["detail"] === "string" ? fields["detail"] : undefined,
    correlationId: response.headers.get("X-Correlation-Id"),
    retryAfter: response.headers.has("Retry-After") && Number.isFinite(retryAfter) ? retryAfter : null,
    seats: Array.isArray(fields["seats"]) ? (fields["seats"] as string[]) : [],
    errors: Array.isArray(fields["errors"]) ? (fields["errors"] as FieldError[]) : [],
  });
}

/** Converts anything thrown into a problem, for pages that show it. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) {
    return error;
  }
  return new ProblemError({ code: "UNKNOWN", status: 0, detail: error instanceof Error ? error.message : undefined });
}
