import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** Takes the pictures of the main pages; nothing is tested. */
export default defineConfig(tests, { testMatch: "screenshots.ts", timeout: 180_000 });
