import { describe, expect, it } from "vitest";
import { emptyDraft, withAttribute, type DraftSection } from "./draft";
import { draftReducer, startHistory, STEPS_MAX, type DraftAction, type DraftHistory } from "./history";

function after(...actions: DraftAction[]): DraftHistory {
  return actions.reduce(draftReducer, startHistory(emptyDraft()));
}

const title = (value: string): DraftAction => ({ kind: "fields", step: "title", change: { title: value } });
const section = (state: DraftHistory, index = 0): DraftSection => {
  const found = state.present.sections[index];
  if (found === undefined) {
    throw new Error("no such section");
  }
  return found;
};

describe("a draft", () => {
  it("takes typing in one field as one step", () => {
    const state = after(title("S"), title("Se"), title("Seo"));
    expect(state.present.title).toBe("Seo");
    expect(draftReducer(state, { kind: "undo" }).present.title).toBe("");
  });

  it("takes what is typed after a pause as another step", () => {
    const state = after(title("A"), { kind: "settle" }, title("AB"));
    expect(draftReducer(state, { kind: "undo" }).present.title).toBe("A");
  });

  it("takes changes of two fields as two steps", () => {
    const state = after(title("A"), { kind: "fields", step: "venue", change: { venue: "B" } });
    const back = draftReducer(state, { kind: "undo" });
    expect([back.present.title, back.present.venue]).toEqual(["A", ""]);
  });

  it("redoes what was undone, until something else is done", () => {
    const undone = draftReducer(after(title("A")), { kind: "undo" });
    expect(draftReducer(undone, { kind: "redo" }).present.title).toBe("A");
    const other = draftReducer(undone, title("B"));
    expect(draftReducer(other, { kind: "redo" }).present.title).toBe("B");
  });

  it("stays as it is where there is nothing to undo or redo", () => {
    const state = after();
    expect(draftReducer(state, { kind: "undo" })).toBe(state);
    expect(draftReducer(state, { kind: "redo" })).toBe(state);
  });

  it("keeps a bounded number of steps", () => {
    const actions = Array.from({ length: STEPS_MAX + 20 }, (): DraftAction => ({ kind: "add" }));
    expect(after(...actions).past).toHaveLength(STEPS_MAX);
  });
});

describe("sections", () => {
  it("get the next free letter and are worked on at once", () => {
    const state = after({ kind: "add" }, { kind: "add" });
    expect(state.present.sections.map((one) => one.name)).toEqual(["A", "B"]);
    expect(state.selected).toBe(section(state, 1).id);
  });

  it("stand behind each other, not in each other", () => {
    const state = after({ kind: "add" }, { kind: "add" });
    expect(section(state, 1).layout.y).toBeGreaterThan(section(state, 0).layout.y + 9 * 0.9);
  });

  it("are duplicated beside the original under another name, with its price and marks", () => {
    const first = after({ kind: "add" });
    const { id } = section(first);
    const marked = draftReducer(first, {
      kind: "section",
      id,
      step: null,
      change: (one) => withAttribute({ ...one, price: 99_000 }, "WHEELCHAIR", { rowFrom: 1, rowTo: 1, seatFrom: 1, seatTo: 2 }, true),
    });
    const copied = section(draftReducer(marked, { kind: "copy", id }), 1);
    expect(copied).toMatchObject({ name: "B", price: 99_000, attributes: { "1-1": ["WHEELCHAIR"], "1-2": ["WHEELCHAIR"] } });
    expect(copied.id).not.toBe(id);
    expect(copied.layout.x).toBeGreaterThan(section(marked).layout.x);
  });

  it("come back where their removal is undone, and are worked on again", () => {
    const state = after({ kind: "add" }, { kind: "add" });
    const { id } = section(state, 1);
    const removed = draftReducer(state, { kind: "remove", id });
    expect(removed.selected).toBe(section(state, 0).id);
    expect(draftReducer(removed, { kind: "undo" }).present.sections).toEqual(state.present.sections);
  });

  it("are moved by a drag in one step", () => {
    const state = after({ kind: "add" });
    const { id } = section(state);
    const drag = (x: number): DraftAction => ({ kind: "section", id, step: "drag", change: (one) => ({ ...one, layout: { ...one.layout, x } }) });
    const moved = [drag(1), drag(2), drag(3)].reduce(draftReducer, state);
    expect(section(moved).layout.x).toBe(3);
    expect(section(draftReducer(moved, { kind: "undo" })).layout.x).toBe(0);
  });

  it("lose a mark seat by seat, and never have one beyond their rows", () => {
    const state = after({ kind: "add" });
    const all = withAttribute(section(state), "COMPANION", { rowFrom: 10, rowTo: 99, seatFrom: 19, seatTo: 99 }, true);
    expect(all.attributes).toEqual({ "10-19": ["COMPANION"], "10-20": ["COMPANION"] });
    expect(withAttribute(all, "COMPANION", { rowFrom: 10, rowTo: 10, seatFrom: 20, seatTo: 20 }, false).attributes).toEqual({
      "10-19": ["COMPANION"],
    });
  });
});
