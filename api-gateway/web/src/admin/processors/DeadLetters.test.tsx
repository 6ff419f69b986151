import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import document from "../../../../../docs/openapi.json";
import type { Schemas } from "../../api/types";
import { renderPage } from "../../testing/render";
import { DeadLetters } from "./DeadLetters";

type Letter = Schemas["DeadLetter"];

const reasons = document.components.schemas.DeadLetter.properties.reason.enum as NonNullable<Letter["reason"]>[];

const letter = (index: number, more: Partial<Letter> = {}): Letter => ({
  deadLetterId: `letter-${index}`,
  sequence: "concert/reservation/r",
  index,
  eventId: `event-${index}`,
  type: "ReservationRequested",
  enqueuedAt: "2026-11-26T15:11:55.504Z",
  lastTouched: "2026-11-26T15:21:55.504Z",
  ...more,
});

let letters: Letter[];
let retry: () => Response;

beforeEach(() => {
  vi.stubGlobal("fetch", (request: Request) =>
    Promise.resolve(request.method === "POST" ? retry() : Response.json({ items: letters, nextCursor: null })),
  );
});
afterEach(() => vi.unstubAllGlobals());

/** The texts of a row's cells by their heads. */
async function cells(row: number): Promise<Record<string, string>> {
  const found = (await screen.findAllByRole("row"))[row + 1] as HTMLElement;
  return Object.fromEntries(
    within(found)
      .getAllByRole("cell")
      .map((cell) => [cell.getAttribute("data-label") ?? "", cell.textContent]),
  );
}

describe("dead letters", () => {
  it.each(reasons.flatMap((reason) => [["en", reason] as const, ["ko", reason] as const]))(
    "tell in %s why a step is parked: %s",
    async (language, reason) => {
      letters = [letter(0, { cause: "A fault of the platform.", reason, attempts: 3 })];
      await renderPage(<DeadLetters processor="booking" count={1} />, { language });
      const { [language === "en" ? "Cause" : "원인"]: cause, [language === "en" ? "Attempts" : "시도 횟수"]: attempts } = await cells(0);
      expect(attempts).toBe("3");
      expect(cause).not.toBe("");
      expect(cause).not.toContain("reason.");
      expect(cause).not.toContain("A fault of the platform.");
    },
  );

  it("tell the cause of a projection's event, and which wait behind another", async () => {
    letters = [letter(0, { cause: "There is no such concert." }), letter(1)];
    await renderPage(<DeadLetters processor="query-seats" count={2} />);
    expect(await cells(0)).toMatchObject({ Cause: "There is no such concert.", Attempts: "–" });
    expect(await cells(1)).toMatchObject({ Cause: "waits behind another", Attempts: "–" });
  });

  it.each([
    ["that failed again", 202, { reason: "DATABASE_REFUSED", attempts: 4 } as const, "4"],
    ["whose sequence was handled meanwhile", 404, undefined, undefined],
  ])("are read anew after a retry of one %s", async (_what, status, after, attempts) => {
    letters = [letter(0, { reason: "DATABASE_REFUSED", attempts: 3 })];
    retry = () => {
      letters = after === undefined ? [] : [letter(0, after)];
      return status === 202 ? new Response(null, { status }) : Response.json({ code: "NOT_FOUND", status }, { status });
    };
    await renderPage(<DeadLetters processor="booking" count={1} />);
    fireEvent.click(await screen.findByRole("button", { name: "Retry" }));
    if (attempts === undefined) {
      await screen.findByText(/No dead letters/);
    } else {
      await waitFor(async () => expect((await cells(0))["Attempts"]).toBe(attempts));
    }
  });
});
