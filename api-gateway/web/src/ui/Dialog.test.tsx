import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../testing/render";
import { announce, Announcer } from "./Announcer";
import { Dialog } from "./Dialog";

/** A row with a button that opens a dialog. A confirmation removes the row or the button. */
function Row({ unmounts }: { unmounts: boolean }) {
  const [open, setOpen] = useState(false);
  const [there, setThere] = useState(true);
  const close = () => setOpen(false);
  return (
    <main tabIndex={-1}>
      {there && <button onClick={() => setOpen(true)}>Cancel the booking</button>}
      {(open || !unmounts) && (
        <Dialog
          open={open}
          title="Sure?"
          onClose={close}
          actions={
            <>
              <button onClick={close}>No</button>
              <button onClick={() => (setThere(false), close())}>Yes</button>
            </>
          }
        >
          <p>It cannot be undone.</p>
        </Dialog>
      )}
      <Announcer />
    </main>
  );
}

async function opened(unmounts: boolean) {
  await renderPage(<Row unmounts={unmounts} />);
  const opener = screen.getByRole("button", { name: "Cancel the booking" });
  opener.focus();
  fireEvent.click(opener);
  screen.getByRole("button", { name: "No" }).focus();
  return opener;
}

describe.each([true, false])("a dialog that is taken out of the page when it is closed: %s", (unmounts) => {
  it("returns the focus to what has opened it", async () => {
    const opener = await opened(unmounts);
    fireEvent.click(screen.getByRole("button", { name: "No" }));
    expect(document.activeElement).toBe(opener);
  });

  it("returns the focus to the page where what has opened it is gone", async () => {
    await opened(unmounts);
    fireEvent.click(screen.getByRole("button", { name: "Yes" }));
    expect(document.activeElement).toBe(screen.getByRole("main"));
  });

  it("says what is announced while it is open", async () => {
    await opened(unmounts);
    act(() => announce("30 seconds left"));
    await waitFor(() => expect(within(screen.getByRole("dialog")).getByRole("status").textContent).toBe("30 seconds left"));
  });
});
