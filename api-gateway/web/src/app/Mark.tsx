/** The logo of the platform: a ticket. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <path
        fill="var(--accent)"
        d="M4 8a3 3 0 0 1 3-3h18a3 3 0 0 1 3 3v4a4 4 0 0 0 0 8v4a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3v-4a4 4 0 0 0 0-8z"
      />
      <path
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="m11 16.5 3.5 3.5 7-8"
      />
    </svg>
  );
}
