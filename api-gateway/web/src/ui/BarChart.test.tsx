import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPage } from "../testing/render";
import { BarChart, type Bar } from "./BarChart";

const bar = (label: string, value: number): Bar => ({ key: label, label, value, text: `₩${value}` });

async function drawn(...bars: Bar[]) {
  const { container } = await renderPage(<BarChart title="Sales" bars={bars} table={<table aria-label="The same" />} />);
  const rects = [...container.querySelectorAll("svg g")].map((group) => group.lastElementChild as SVGRectElement);
  return { container, heights: rects.map((rect) => Number(rect.getAttribute("height"))) };
}

describe("a bar chart", () => {
  it.each([
    ["in proportion", [10, 20, 0], [56, 112, 0]],
    ["a value too small for its share can be seen", [1, 1_000_000], [2, 112]],
    ["nothing is no bar", [0, 0], [0, 0]],
  ])("draws %s", async (_what, values, heights) => {
    expect((await drawn(...values.map((value, i) => bar(`${i} h`, value)))).heights).toEqual(heights);
  });

  it("says the highest, the ends of the time, and has the same as a table", async () => {
    await drawn(bar("9 h", 5), bar("10 h", 8), bar("11 h", 3));
    expect(screen.getByRole("img", { name: "Sales: 10 h, ₩8" })).toBeTruthy();
    expect(screen.getByRole("table", { name: "The same" })).toBeTruthy();
    expect(screen.getByText("9 h")).toBeTruthy();
    expect(screen.getByText("11 h")).toBeTruthy();
  });

  it("shows the bar that is pointed at", async () => {
    const { container } = await drawn(bar("9 h", 5), bar("10 h", 8));
    fireEvent.pointerOver(container.querySelectorAll("svg g")[0] as Element);
    expect(screen.getByText("9 h · ₩5")).toBeTruthy();
  });

  it("of nothing says nothing wrong", async () => {
    await drawn();
    expect(screen.getByRole("img", { name: "Sales" })).toBeTruthy();
  });
});
