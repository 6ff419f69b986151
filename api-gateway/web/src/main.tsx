import "./styles/tokens.css";
import "./styles/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { WithoutTexts } from "./app/WithoutTexts";
import { showTheme } from "./app/theme";
import { guardTrustedTypes } from "./app/trustedTypes";
import { startTexts } from "./i18n";

guardTrustedTypes();
showTheme();
// The page is rendered in the system's font at once, and in its own font when that is loaded.
void import("./styles/font");
const root = document.getElementById("root");
try {
  await startTexts();
  if (root !== null) {
    createRoot(root).render(<App />);
  }
} catch {
  if (root !== null) {
    createRoot(root).render(<WithoutTexts />);
  }
}
