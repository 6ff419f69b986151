import { fireEvent, render, screen } from "@testing-library/react";
import { useLocation, useNavigate } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";
import { Link } from "../ui/Link";
import { GuardedRouter, useLeaveGuard } from "./GuardedRouter";

function Form({ active }: { active: boolean }) {
  const guard = useLeaveGuard(active);
  const navigate = useNavigate();
  return (
    <>
      <output>{useLocation().pathname}</output>
      <Link to="/other">Other</Link>
      <button onClick={() => void navigate("/done", { replace: true })}>Done</button>
      {guard.asking && (
        <>
          <button onClick={guard.stay}>Stay</button>
          <button onClick={guard.leave}>Leave</button>
        </>
      )}
    </>
  );
}

const at = () => screen.getByRole("status").textContent;
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const follow = () => fireEvent.click(screen.getByRole("link"), { button: 0 });

function shown(active: boolean) {
  render(
    <GuardedRouter>
      <Form active={active} />
    </GuardedRouter>,
  );
}

beforeEach(() => window.history.replaceState(null, "", "/form"));

describe("a page that is not to be left unasked", () => {
  it("asks before a link is followed, and stays or leaves as it is answered", () => {
    shown(true);
    follow();
    expect(at()).toBe("/form");
    press("Stay");
    expect(at()).toBe("/form");
    expect(screen.queryByRole("button", { name: "Leave" })).toBeNull();
    follow();
    press("Leave");
    expect(at()).toBe("/other");
  });

  it("does not ask where the page itself goes on", () => {
    shown(true);
    press("Done");
    expect(at()).toBe("/done");
  });

  it.each([true, false])("has the browser ask before the tab is closed: %s", (active) => {
    shown(active);
    const closing = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(active);
  });
});

it("a page without a guard is left at once", () => {
  shown(false);
  follow();
  expect(at()).toBe("/other");
});
