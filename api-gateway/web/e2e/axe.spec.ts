import {
  callApi,
  concertOnSale,
  concertOpeningIn,
  expect,
  expectContrastInTheDark,
  expectNoFindings,
  inLanguage,
  signIn,
  someFan,
  test,
  type Page,
} from "./base";
import { bookByApi, concertFor } from "./booking";
import { concertWithLobby, joinByApi, steer } from "./line";
import { lookAt } from "./looks";

test("pages that are missing, fail or are not for the reader pass axe in both languages", async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  const broken = await concertOnSale(request);
  await page.route(`**/api/v1/concerts/${broken}`, (route) => route.fulfill({ json: {} }));
  const down = await concertOnSale(request);
  await page.route(`**/api/v1/concerts/${down}`, (route) => route.abort());
  await page.goto(`/concerts/${broken}`);
  await expect(page.getByRole("heading", { name: "화면을 표시하지 못했습니다" })).toBeVisible();
  await page.goto(`/concerts/${down}`);
  await expect(page.getByText("서버에 연결하지 못했습니다")).toBeVisible({ timeout: 20_000 });
  const answer = await page.goto("/there/is/no/such-page");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "페이지를 찾을 수 없습니다" })).toBeVisible();
  const gone = "/concerts/01900000-0000-7000-8000-000000000000";
  await lookAt(page, [`/concerts/${broken}`, "/there/is/no/such-page", gone, "/me"]);
  await signIn(page, someFan(), "/");
  await lookAt(page, ["/admin", "/organizer"]);
});

test("the pages of fans pass axe in both languages, in the light and in the dark", async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  const [concert, room] = [await concertFor(request), await concertFor(request, { waitingRoom: { enabled: true } })];
  const opening = await concertOpeningIn(request, 3_000);
  const fan = someFan();
  const held = await bookByApi(request, fan, concert, ["R-1-1"]);
  await lookAt(page, ["/", `/concerts/${concert}`, `/concerts/${opening}`]);
  await signIn(page, fan, "/me");
  await lookAt(page, [
    `/concerts/${concert}/seats`,
    `/concerts/${room}/waiting-room`,
    `/reservations/${held}`,
    "/me",
    "/me/wallet",
    "/me/wallet/top-up",
    "/me/account",
  ]);
});

test("the lobby and an admin's waiting room pass axe in both languages", async ({ page, context, request }) => {
  await inLanguage(context, "ko");
  const concertId = await concertWithLobby(request, 3_000_000);
  const lobby = `/concerts/${concertId}/waiting-room`;
  await signIn(page, someFan(), lobby);
  await lookAt(page, [lobby]);
  await page.goto(lobby);
  await page.getByRole("button", { name: "추첨에 참여하기" }).click({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "참여증 내려받기" })).toBeVisible({ timeout: 20_000 });
  await lookAt(page, [lobby]);

  const room = await concertFor(request, { waitingRoom: { enabled: true } });
  await steer(request, room, "pause");
  await joinByApi(request, room, 5);
  await context.clearCookies({ name: /SESSION|XSRF-TOKEN/ });
  await signIn(page, "admin", "/admin");
  await lookAt(page, [`/admin/waiting-rooms/${room}`]);
});

test("statements pass axe in both languages", async ({ page, context, request }) => {
  test.setTimeout(240_000);
  await inLanguage(context, "ko");
  const begins = Date.now() + 8_000;
  const at = (millis: number) => new Date(millis).toISOString();
  const { concertId } = await callApi<{ concertId: string }>(request, "organizer-2", "POST", "/api/v1/organizer/concerts", {
    title: "짧은 밤 · Short Night",
    venue: "작은 홀 · Small Hall",
    startsAt: at(begins),
    endsAt: at(begins + 1_000),
    salesOpenAt: at(begins - 60_000),
    salesCloseAt: at(begins),
    purchaseLimit: 4,
    sections: [{ name: "A", price: { amount: 50_000, currency: "KRW" }, rows: 2, seatsPerRow: 5 }],
  });
  const fan = someFan();
  await expect
    .poll(async () => ((await (await request.get(`/api/v1/concerts/${concertId}`)).json()) as { status?: string }).status, { timeout: 7_000 })
    .toBe("ON_SALE");
  await callApi(request, fan, "POST", `/api/v1/concerts/${concertId}/reservations`, { seats: ["A-1-1"], payment: "WALLET" });
  let settlement = "";
  await expect
    .poll(
      async () => {
        await callApi(request, "admin", "POST", "/api/v1/admin/settlements/runs", {});
        const listed = await callApi<{ items: { settlementId: string; concertId: string; state: string }[] }>(
          request,
          "organizer-2",
          "GET",
          "/api/v1/organizer/settlements",
        );
        const found = listed.items.find((one) => one.concertId === concertId);
        settlement = found?.settlementId ?? "";
        return found?.state;
      },
      { timeout: 150_000, intervals: [3_000] },
    )
    .toBe("SETTLED");
  await signIn(page, "organizer-2", "/organizer/settlements");
  await lookAt(page, ["/organizer/settlements", `/organizer/settlements/${settlement}`]);
  await context.clearCookies({ name: /SESSION|XSRF-TOKEN/ });
  await signIn(page, "admin", "/admin");
  await lookAt(page, [`/admin/settlements/statements/${settlement}`, "/admin/settlements"]);
});

/** Opens a dialog by its button, checks it with axe in the light and the dark, and closes it. */
async function lookAtDialog(page: Page, button: RegExp): Promise<void> {
  await page.getByRole("button", { name: button }).first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoFindings(page);
  await expectContrastInTheDark(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

for (const language of ["ko", "en"] as const) {
  test(`axe finds nothing in open dialogs of fans (${language})`, async ({ page, context, request }) => {
    test.slow();
    await inLanguage(context, language);
    const concert = await concertFor(request);
    const fan = someFan();
    const held = await bookByApi(request, fan, concert, ["R-1-1"]);
    await callApi(request, fan, "POST", `/api/v1/concerts/${concert}/reservations`, { seats: ["S-1-1"], payment: "WALLET" });
    await signIn(page, fan, "/me");
    await expect(page.getByRole("button", { name: /^(예매 취소|Cancel booking)$/ })).toBeVisible({ timeout: 20_000 });
    await lookAtDialog(page, /^(예매 취소|Cancel booking)$/);
    await lookAtDialog(page, /^(좌석 반납하기|Give up seats|Give the seats back)$/);
    await page.goto("/me/account");
    await lookAtDialog(page, /^(계정 삭제|Erase|Delete).*/);
    await page.goto(`/reservations/${held}`);
    await expect(page.getByRole("timer")).toBeVisible();
    await page.getByRole("link", { name: "Can You Get It" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNoFindings(page);
    await expectContrastInTheDark(page);
    await page.keyboard.press("Escape");
    await context.clearCookies({ name: /SESSION/ });
    await page.getByRole("button", { name: /^(좌석 반납하기|Give up seats|Give the seats back)$/ }).click();
    await expect(page.getByRole("dialog", { name: /로그인이 만료되었습니다|Your session has ended/ })).toBeVisible();
    await expectNoFindings(page);
    await expectContrastInTheDark(page);
  });

  test(`axe finds nothing in open dialogs of organizers and admins (${language})`, async ({ page, context, request }) => {
    test.setTimeout(150_000);
    await inLanguage(context, language);
    const soon = await concertOpeningIn(request, 3_600);
    const fan = someFan();
    await callApi(request, fan, "GET", "/api/v1/me");
    const room = await concertFor(request, { waitingRoom: { enabled: true } });
    await steer(request, room, "resume").catch(() => undefined);
    await signIn(page, "admin", "/admin");
    await page.goto(`/organizer/concerts/${soon}`);
    await lookAtDialog(page, /^(공연 취소|Cancel concert)$/);
    await page.goto("/admin/processors/query-wallets");
    await lookAtDialog(page, /^(모든 이벤트 다시 읽기|Replay all events)$/);
    await page.goto(`/admin/waiting-rooms/${room}`);
    await lookAtDialog(page, /^(일시 정지|Pause)$/);
    await lookAtDialog(page, /^(마감|Drain)$/);
    await page.goto(`/admin/accounts?query=${fan}`);
    await page.getByRole("link", { name: fan }).click();
    await lookAtDialog(page, /^(계정 잠그기|Lock account)$/);
  });
}
