import { copyOf, newSection, type Draft, type DraftSection } from "./draft";

/** Bound on the steps that can be undone. */
export const STEPS_MAX = 100;

/** A draft with the steps that led to it. */
export interface DraftHistory {
  past: Draft[];
  present: Draft;
  future: Draft[];
  /** Name of the last change; a change with the same name belongs to the same step. */
  step: string | null;
  /** The selected section. */
  selected: string | null;
}

export type DraftAction =
  | { kind: "fields"; change: Partial<Draft>; step: string }
  | { kind: "section"; id: string; change: (section: DraftSection) => DraftSection; step: string | null }
  | { kind: "add" }
  | { kind: "copy"; id: string }
  | { kind: "remove"; id: string }
  | { kind: "select"; id: string | null }
  | { kind: "settle" }
  | { kind: "undo" }
  | { kind: "redo" }
  | { kind: "load"; draft: Draft };

export function startHistory(draft: Draft): DraftHistory {
  return { past: [], present: draft, future: [], step: null, selected: draft.sections[0]?.id ?? null };
}

/** Changes a draft. Everything except the selection can be undone. */
export function draftReducer(state: DraftHistory, action: DraftAction): DraftHistory {
  const { present } = state;
  switch (action.kind) {
    case "fields":
      return changed(state, { ...present, ...action.change }, action.step);
    case "section":
      return changed(
        state,
        {
          ...present,
          sections: present.sections.map((section) => (section.id === action.id ? action.change(section) : section)),
        },
        action.step === null ? null : `${action.id}:${action.step}`,
      );
    case "add": {
      const section = newSection(present.sections);
      return { ...changed(state, { ...present, sections: [...present.sections, section] }, null), selected: section.id };
    }
    case "copy": {
      const index = present.sections.findIndex((section) => section.id === action.id);
      const original = present.sections[index];
      if (original === undefined) {
        return state;
      }
      const section = copyOf(original, present.sections);
      const sections = present.sections.toSpliced(index + 1, 0, section);
      return { ...changed(state, { ...present, sections }, null), selected: section.id };
    }
    case "remove": {
      const index = present.sections.findIndex((section) => section.id === action.id);
      const sections = present.sections.filter((section) => section.id !== action.id);
      const next = sections[Math.min(Math.max(index, 0), sections.length - 1)]?.id ?? null;
      return { ...changed(state, { ...present, sections }, null), selected: next };
    }
    case "select":
      return { ...state, selected: action.id, step: null };
    case "settle":
      return { ...state, step: null };
    case "undo": {
      const before = state.past.at(-1);
      return before === undefined
        ? state
        : reselected({ ...state, past: state.past.slice(0, -1), present: before, future: [present, ...state.future], step: null });
    }
    case "redo": {
      const [after, ...rest] = state.future;
      return after === undefined
        ? state
        : reselected({ ...state, past: [...state.past, present], present: after, future: rest, step: null });
    }
    case "load":
      return startHistory(action.draft);
  }
}

function changed(state: DraftHistory, next: Draft, step: string | null): DraftHistory {
  const same = step !== null && step === state.step;
  return {
    ...state,
    past: same ? state.past : [...state.past, state.present].slice(-STEPS_MAX),
    present: next,
    future: [],
    step,
  };
}

/** Selects the first section if the selected one does not exist any more. */
function reselected(state: DraftHistory): DraftHistory {
  const there = state.present.sections.some((section) => section.id === state.selected);
  return there ? state : { ...state, selected: state.present.sections[0]?.id ?? null };
}
