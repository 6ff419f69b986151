import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage } from "../testing/render";
import { SignOutForm } from "./SignOutForm";

it("signs out with the token of the moment, and forgets what was kept for the account", async () => {
  document.cookie = "XSRF-TOKEN=before; Path=/";
  localStorage.setItem("cygi-account", "ann");
  localStorage.setItem("cygi-pass:1", "{}");
  localStorage.setItem("cygi-theme", "dark");
  await renderPage(
    <SignOutForm>
      <input type="hidden" name="everywhere" value="true" />
      <button type="submit">Sign out</button>
    </SignOutForm>,
  );
  document.cookie = "XSRF-TOKEN=after; Path=/";
  const form = screen.getByRole("button").closest("form");
  fireEvent.submit(form ?? document.body);
  expect(Object.fromEntries(new FormData(form ?? undefined))).toEqual({ _csrf: "after", everywhere: "true" });
  expect(Object.keys(localStorage)).toEqual(["cygi-theme"]);
});
