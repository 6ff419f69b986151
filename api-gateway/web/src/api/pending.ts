import { sessionFetch } from "./client";
import { NETWORK, problemOf, ProblemError } from "./problem";
import type { Money, Reservation } from "./types";

/** Shapes of the operations that `docs/openapi.json` gets together with the pages. */
export type SeatAttribute = "RESTRICTED_VIEW" | "WHEELCHAIR" | "COMPANION";

export interface SectionLayout {
  x: number;
  y: number;
  rotation: number;
  curve: number;
  seatPitch: number;
  rowPitch: number;
}

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlanSection {
  name: string;
  rows: number;
  seatsPerRow: number;
  layout: SectionLayout;
  placed: "ORGANIZER" | "DEFAULT";
  attributes: Record<string, SeatAttribute[]>;
}

export interface Plan {
  concertId: string;
  version: string;
  stage: Rectangle;
  bounds: Rectangle;
  sections: PlanSection[];
}

export interface FanAtConcert {
  concertId: string;
  purchaseLimit: number;
  limitLeft: number;
  holdExtensions: number;
  holdExtensionsLeft: number;
  reservations: (Reservation & { holdExtensionsUsed?: number })[];
}

export interface HoldExtension {
  reservationId: string;
  holdUntil: string;
  holdExtensionsUsed: number;
  holdExtensionsLeft: number;
}

export interface DashboardFigures {
  seatsSold: number;
  gross: Money;
  refunds: Money;
  seatsHeld: number;
  fansWaiting: number;
  processorLag: number;
  findings: number;
  deadLetters: number;
  workersFailing: number;
}

export interface Dashboard {
  at: string;
  now: DashboardFigures;
  hours: ({ hour: string } & DashboardFigures)[];
}

/** Calls an operation by its path, with the session. @throws ProblemError as `call` does */
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
