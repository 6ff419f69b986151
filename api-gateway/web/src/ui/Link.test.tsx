import { fireEvent, screen } from "@testing-library/react";
import { useLocation } from "react-router";
import { describe, expect, it, vi } from "vitest";
import { renderPage } from "../testing/render";
import { Link, NavLink } from "./Link";

function Where() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

const where = () => screen.getByRole("status").textContent;

describe("a link", () => {
  it("leads to a page without loading it anew", async () => {
    await renderPage(
      <>
        <Link to="/concerts/1?a=b">Concert</Link>
        <Where />
      </>,
    );
    const link = screen.getByRole("link");
    expect(link.getAttribute("href")).toBe("/concerts/1?a=b");
    expect(fireEvent.click(link, { button: 0 })).toBe(false);
    expect(where()).toBe("/concerts/1?a=b");
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])(
    "is left to the browser with %o",
    async (how) => {
      await renderPage(
        <>
          <Link to="/x">X</Link>
          <Where />
        </>,
      );
      fireEvent.click(screen.getByRole("link"), { button: 0, ...how });
      expect(where()).toBe("/");
    },
  );

  it("is not followed where its page has taken the press", async () => {
    const press = vi.fn((event: React.MouseEvent) => event.preventDefault());
    await renderPage(
      <>
        <Link to="/x" onClick={press}>
          X
        </Link>
        <Where />
      </>,
    );
    fireEvent.click(screen.getByRole("link"), { button: 0 });
    expect(press).toHaveBeenCalledOnce();
    expect(where()).toBe("/");
  });
});

describe("a link of a menu", () => {
  it.each([
    ["/me", true, "/me", true],
    ["/me", true, "/me/wallet", false],
    ["/admin", false, "/admin", true],
    ["/admin", false, "/admin/events", true],
    ["/admin", false, "/administration", false],
    ["/", true, "/me", false],
    ["/", true, "/", true],
  ])("to %s (end: %s) at %s is the page: %s", async (to, end, at, here) => {
    await renderPage(
      <NavLink to={to} end={end}>
        Part
      </NavLink>,
      { at },
    );
    expect(screen.getByRole("link").getAttribute("aria-current")).toBe(here ? "page" : null);
  });
});
