import type { Draft } from "./draft";

const PREFIX = "cygi-draft:";
/** Version of the drafts' form. Drafts of another form are dropped. */
const FORM = 1;

/** Version of a draft that changes the present concert, whatever its version is. */
export const ANY_VERSION = "*";

/** A draft that this browser has stored. */
export interface KeptDraft {
  draft: Draft;
  savedAt: number;
  /** The version of the concert that it began with, null for a new concert. */
  eTag: string | null;
}

/**
 * Returns the name of a draft.
 *
 * @param concertId the concert's id, null for a new concert
 * @param concertId null for a new concert
 */
export function draftName(accountId: string, concertId: string | null): string {
  return `${PREFIX}${accountId}:${concertId ?? "new"}`;
}

export function readDraft(name: string): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null") as (KeptDraft & { form: number }) | null;
    return kept !== null && kept.form === FORM ? { draft: kept.draft, savedAt: kept.savedAt, eTag: kept.eTag } : null;
  } catch {
    return null;
  }
}

/** Stores a draft. @returns whether the browser had room for it @returns whether the browser had room for it */
export function keepDraft(name: string, kept: KeptDraft): boolean {
  try {
    localStorage.setItem(name, JSON.stringify({ ...kept, form: FORM }));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(name: string): void {
  localStorage.removeItem(name);
}
