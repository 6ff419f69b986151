import { describe, expect, it } from "vitest";
import { progressOf, withSample, type Sample } from "./progress";

const sample = (seconds: number, position: number, head = 1000): Sample => ({ at: seconds * 1000, position, head });

describe("the progress of a processor", () => {
  it("is unknown before there are two samples", () => {
    expect(progressOf([])).toEqual({ perSecond: null, secondsLeft: null, share: 0 });
    expect(progressOf([sample(0, 500)])).toEqual({ perSecond: null, secondsLeft: null, share: 0.5 });
  });

  it("tells its speed and when it has caught up", () => {
    expect(progressOf([sample(0, 0), sample(2, 200), sample(4, 400)])).toEqual({ perSecond: 100, secondsLeft: 6, share: 0.4 });
  });

  it("counts what comes meanwhile", () => {
    expect(progressOf([sample(0, 0, 1000), sample(10, 1000, 1500)]).secondsLeft).toBe(10);
  });

  it("does not promise an end to one that falls behind", () => {
    expect(progressOf([sample(0, 0, 1000), sample(10, 100, 2000)]).secondsLeft).toBeNull();
  });

  it("is done where nothing is left", () => {
    expect(progressOf([sample(0, 1000), sample(1, 1000)])).toEqual({ perSecond: 0, secondsLeft: 0, share: 1 });
  });

  it("begins anew with a replay", () => {
    const samples = withSample([sample(0, 900), sample(1, 1000)], sample(2, 10));
    expect(samples).toEqual([sample(2, 10)]);
  });
});
