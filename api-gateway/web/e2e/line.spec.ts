import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, signIn, someFan, test } from "./base";
import { concertFor } from "./booking";
import { ahead, concertWithLobby, joinByApi, steer } from "./line";

const IN_FRONT = 2_000;
const BEHIND = 30;

test("two thousand fans in front: the place moves, and a reload or a lost connection costs nothing", async ({ page, context, request }) => {
  test.setTimeout(240_000);
  const concert = await concertFor(request, { waitingRoom: { enabled: true, admissionsPerSecond: 120, passSeconds: 300 } });
  await steer(request, concert, "pause");
  await joinByApi(request, concert, IN_FRONT);
  await signIn(page, someFan(), `/concerts/${concert}/waiting-room`);
  await page.getByRole("button", { name: "줄 서기" }).click();
  await expect.poll(() => ahead(page)).toBe(IN_FRONT);
  await joinByApi(request, concert, BEHIND);
  await expect(page.getByRole("definition").filter({ hasText: `${BEHIND}명` })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("progressbar")).toBeVisible();

  await steer(request, concert, "resume");
  await expect.poll(() => ahead(page), { timeout: 30_000 }).toBeLessThan(IN_FRONT);
  const before = await ahead(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "차례를 기다리는 중" })).toBeVisible();
  await expect.poll(() => ahead(page)).toBeLessThanOrEqual(before);
  await context.setOffline(true);
  await expect(page.getByText("인터넷 연결이 끊겼습니다", { exact: false })).toBeVisible();
  const lost = await ahead(page);
  await context.setOffline(false);
  await expect(page.getByText("인터넷 연결이 끊겼습니다", { exact: false })).toHaveCount(0);
  const enter = page.getByRole("link", { name: "좌석 고르러 가기" });
  await expect(enter.or(page.locator("output")).first()).toBeVisible();
  expect(lost).toBeLessThanOrEqual(before);
  await expect(enter).toBeFocused({ timeout: 120_000 });
});

test("who leaves the line gets a new place at its end", async ({ page, request }) => {
  const concert = await concertFor(request, { waitingRoom: { enabled: true } });
  await steer(request, concert, "pause");
  await joinByApi(request, concert, 5);
  await signIn(page, someFan(), `/concerts/${concert}/waiting-room`);
  await page.getByRole("button", { name: "줄 서기" }).click();
  await expect.poll(() => ahead(page)).toBe(5);
  await joinByApi(request, concert, 3);
  await page.getByRole("button", { name: "줄에서 나가기" }).click();
  await expect(page.getByText("대기실에서 나왔습니다")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "줄 서기" })).toBeVisible();
  await page.getByRole("button", { name: "줄 서기" }).click();
  await expect.poll(() => ahead(page)).toBe(8);
});

test("the lobby before the sale: taking part, the receipt, the draw, and the proof of its fairness", async ({ page, request }) => {
  test.setTimeout(180_000);
  const concertId = await concertWithLobby(request, 45_000);
  await expect
    .poll(async () => ((await (await request.get(`/api/v1/concerts/${concertId}/waiting-room/lobby`)).json()) as { phase?: string }).phase, { timeout: 20_000 })
    .toBe("OPEN");
  await joinByApi(request, concertId, 12);
  await signIn(page, someFan(), `/concerts/${concertId}`);
  await page.getByRole("link", { name: "추첨 대기실로 가기" }).click();
  await expect(page.getByRole("heading", { name: "추첨은 이렇게 공정합니다" })).toBeVisible({ timeout: 15_000 });
  const published = (await page.locator("dd code").first().innerText()).trim();
  await page.getByRole("button", { name: "추첨에 참여하기" }).click();
  await expect(page.getByRole("heading", { name: "추첨을 기다리는 중" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "추첨을 기다리는 중" })).toBeVisible();
  const received = page.waitForEvent("download");
  await page.getByRole("button", { name: "참여증 내려받기" }).click();
  const receipt = JSON.parse(await readFile(await (await received).path(), "utf8")) as Record<string, string>;
  expect(receipt["commitment"]).toBe(published);
  expect(receipt["receipt"]).toBeTruthy();

  await expect(page.getByRole("heading", { name: /차례를 기다리는 중|입장할 차례입니다/ })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText("공개한 비밀 값")).toBeVisible({ timeout: 30_000 });
  const seed = (await page.locator("dd code").nth(1).innerText()).trim();
  expect(createHash("sha256").update(Buffer.from(seed, "hex")).digest("hex")).toBe(published);
  const listed = page.waitForEvent("download");
  await page.getByRole("link", { name: "참여자 명단 내려받기" }).click();
  expect(await readFile(await (await listed).path(), "utf8")).toContain(receipt["uuid"]);
});
