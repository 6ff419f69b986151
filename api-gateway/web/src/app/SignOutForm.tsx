import type { ReactNode } from "react";
import { accountLeaves } from "../api/kept";
import { csrfToken } from "../api/session";

/** The form that signs out. It has the token of the moment that it is sent: another tab may have signed in since it was drawn. */
export function SignOutForm({ children }: { children: ReactNode }) {
  return (
    <form
      method="post"
      action="/logout"
      onSubmit={({ currentTarget }) => {
        (currentTarget.elements.namedItem("_csrf") as HTMLInputElement).value = csrfToken() ?? "";
        accountLeaves();
      }}
    >
      <input type="hidden" name="_csrf" />
      {children}
    </form>
  );
}
