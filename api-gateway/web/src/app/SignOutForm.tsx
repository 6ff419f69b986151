import type { ReactNode } from "react";
import { accountLeaves } from "../api/kept";
import { csrfToken } from "../api/session";

/** The form that signs out. Its token is set when it is sent, because another tab may have signed in meanwhile. */
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
