import { expect, it } from "vitest";
import { AdminActions } from "./actions";

const processor = { name: "query-seats", deadLetters: 0, error: false };
const worker = { name: "expiry", kind: "SWEEP", state: "RUNNING" } as const;
const none = { items: [], nextCursor: null };

it("nothing is to be done where nothing is wrong", () => {
  expect(AdminActions.of(none, [processor], [worker])).toEqual([]);
});

it("money stands first, then steps that do not go on, then events that were not handled", () => {
  const findings = { items: [{}, {}] as never[], nextCursor: "more" };
  const actions = AdminActions.of(
    findings,
    [
      { ...processor, deadLetters: 3 },
      { ...processor, name: "booking", error: true, reason: "UNREADABLE" },
    ],
    [worker, { ...worker, name: "payouts", state: "FAILING", reason: "TIMED_OUT" }],
  );
  expect(actions.map((action) => [action.text, action.values["name"] ?? action.values["count"], action.to])).toEqual([
    ["findings", 2, "/admin/settlements/findings"],
    ["worker", "payouts", "/admin/workers"],
    ["deadLetters", "query-seats", "/admin/processors/query-seats"],
    ["processor", "booking", "/admin/processors/booking"],
  ]);
});

it("a processor that is told as a worker is told once", () => {
  const actions = AdminActions.of(none, [{ ...processor, error: true }], [{ ...worker, name: "query-seats", state: "FAILING" }]);
  expect(actions.map((action) => action.text)).toEqual(["worker"]);
});
