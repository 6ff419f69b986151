import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// The files share a worker, and each begins with modules of its own, because some keep the session or the clock.
vi.resetModules();

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  for (const cookie of document.cookie.split("; ")) {
    document.cookie = `${cookie.split("=")[0] ?? ""}=; max-age=0; path=/`;
  }
  history.replaceState(null, "", "/");
});
