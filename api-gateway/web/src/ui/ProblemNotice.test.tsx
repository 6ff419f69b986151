import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import document from "../../../../docs/openapi.json";
import { ProblemError } from "../api/problem";
import { renderPage } from "../testing/render";
import { ProblemNotice } from "./ProblemNotice";

const codes: string[] = document.components.schemas.Problem.properties.code.enum;

describe("a problem", () => {
  it.each(codes.flatMap((code) => [["ko", code] as const, ["en", code] as const]))(
    "has a text in %s: %s",
    async (language, code) => {
      await renderPage(<ProblemNotice error={new ProblemError({ code, status: 400, correlationId: "c-1" })} />, { language });
      const alert = screen.getByRole("alert");
      expect(alert.textContent).not.toContain("problem.");
      expect(alert.textContent).not.toContain("c-1");
    },
  );

  it.each(["SOMETHING_NEW", "UNKNOWN"])("that nobody knows tells the correlation id, to be copied: %s", async (code) => {
    await renderPage(<ProblemNotice error={new ProblemError({ code, status: 409, correlationId: "c-1" })} />);
    expect(screen.getByRole("alert").textContent).toContain("c-1");
    expect(screen.getByRole("button", { name: "Copy the number" })).toBeDefined();
  });
});
