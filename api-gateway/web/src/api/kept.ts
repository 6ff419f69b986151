/** The account whose things this browser keeps. */
export const ACCOUNT = "cygi-account";

/** What is kept for an account between pages: places in line, passes, payments and top-ups under way. */
const OF_ACCOUNT = /^cygi-(pass|ticket|receipt|paying|top-up):/;

/** Forgets what this browser keeps for the account that was signed in. */
export function forgetKept(): void {
  Object.keys(localStorage)
    .filter((key) => OF_ACCOUNT.test(key))
    .forEach((key) => localStorage.removeItem(key));
}

/** Notes the account that is signed in; another one finds nothing of the one before. */
export function accountRead(accountId: string): void {
  const before = localStorage.getItem(ACCOUNT);
  if (before !== accountId) {
    if (before !== null) {
      forgetKept();
    }
    localStorage.setItem(ACCOUNT, accountId);
  }
}

/** Notes that the account signs out, and tells the other tabs. */
export function accountLeaves(): void {
  forgetKept();
  localStorage.removeItem(ACCOUNT);
}
