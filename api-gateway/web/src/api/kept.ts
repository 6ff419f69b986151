/** Storage key of the account whose data this browser keeps. */
export const ACCOUNT = "cygi-account";

/** Matches storage keys of an account's data between pages: places in line, passes, payments and top-ups under way. */
const OF_ACCOUNT = /^cygi-(pass|ticket|receipt|paying|top-up):/;

/** Forgets the stored data of the account that was signed in. */
export function forgetKept(): void {
  Object.keys(localStorage)
    .filter((key) => OF_ACCOUNT.test(key))
    .forEach((key) => localStorage.removeItem(key));
}

/** Notes the account that is signed in. Another account finds nothing of the previous one. */
export function accountRead(accountId: string): void {
  const before = localStorage.getItem(ACCOUNT);
  if (before !== accountId) {
    if (before !== null) {
      forgetKept();
    }
    localStorage.setItem(ACCOUNT, accountId);
  }
}

/** Notes that the account signs out, and informs the other tabs. */
export function accountLeaves(): void {
  forgetKept();
  localStorage.removeItem(ACCOUNT);
}
