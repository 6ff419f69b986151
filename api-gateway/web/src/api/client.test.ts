import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api, call } from "./client";
import { NETWORK, ProblemError } from "./problem";

type Answer = (request: Request) => Response | Promise<Response>;

let sent: { method: string; token: string | null; body: string }[] = [];

function answer(...answers: Answer[]) {
  vi.stubGlobal("fetch", async (request: Request) => {
    const body = request.method === "GET" ? "" : await request.clone().text();
    sent.push({ method: request.method, token: request.headers.get("X-XSRF-TOKEN"), body });
    const next = answers.shift();
    if (next === undefined) {
      throw new TypeError("offline");
    }
    return next(request);
  });
}

function problem(status: number, body: unknown, headers: Record<string, string> = {}) {
  return () => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/problem+json", ...headers } });
}

const topUp = () =>
  call(api.POST("/api/v1/me/wallet/top-ups", { params: { header: { "Idempotency-Key": "k" } }, body: { amount: 1000 } }));

beforeEach(() => {
  sent = [];
  document.cookie = "XSRF-TOKEN=one; Path=/";
});

afterEach(() => vi.unstubAllGlobals());

describe("a call", () => {
  it("carries the session's token where it changes something, and only there", async () => {
    answer(
      () => Response.json({ items: [], nextCursor: null }),
      () => Response.json({ topUpId: "t" }, { status: 201 }),
    );
    await call(api.GET("/api/v1/concerts"));
    await topUp();
    expect(sent.map(({ token }) => token)).toEqual([null, "one"]);
  });

  it("is sent once more, whole, where a stale token is refused with the current one", async () => {
    answer(
      () => {
        document.cookie = "XSRF-TOKEN=two; Path=/";
        return problem(403, { code: "FORBIDDEN" })();
      },
      () => Response.json({ topUpId: "t" }, { status: 201 }),
    );
    await topUp();
    expect(sent.map(({ token, body }) => [token, body])).toEqual([
      ["one", '{"amount":1000}'],
      ["two", '{"amount":1000}'],
    ]);
  });

  it("is refused for good where the token was right", async () => {
    answer(problem(403, { code: "FORBIDDEN" }));
    await expect(topUp()).rejects.toMatchObject({ code: "FORBIDDEN", status: 403 });
    expect(sent).toHaveLength(1);
  });

  it("tells code, wait and correlation id of a refusal", async () => {
    answer(problem(503, { code: "UNAVAILABLE", detail: "Busy." }, { "Retry-After": "3", "X-Correlation-Id": "c-1" }));
    const error = await topUp().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: "UNAVAILABLE", retryAfter: 3, correlationId: "c-1" });
  });

  it("takes an answer that is no problem document for an unknown one", async () => {
    answer(() => new Response("<html>Bad gateway</html>", { status: 502 }));
    await expect(topUp()).rejects.toMatchObject({ code: "UNKNOWN", status: 502 });
  });

  it("tells that nothing came back", async () => {
    answer();
    await expect(topUp()).rejects.toMatchObject({ code: NETWORK });
  });
});
