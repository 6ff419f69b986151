import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the platform. */
const platform = process.env["CYGI_URL"] ?? "http://127.0.0.1:8080";

/** What every page needs of packages. What changes something comes with the first page that does. */
const PACKAGES =
  /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(query-core|react-query)|react-i18next|openapi-fetch|use-sync-external-store)\//;
const WRITES = /node_modules\/@tanstack\/.*(useMutation|mutationObserver)/;

/** What the listing needs of the pages, and every other page most of. One file compresses better than thirty. */
const FIRST =
  /preload-helper|\/src\/(styles\/(tokens|base)|(app|fan\/listing|listing)\/[^/]*$|(fan|login|booking)\/routes|i18n\/(?!particles|kst)|api\/(client|clock|kept|problem|queries|session)\.|ui\/(Announcer|Badge|Button|classes|Countdown|Field|Link|Notice|Page|Poster|Waiting|poster\/(art|Poster))\.)/;

/**
 * Leaves out the parts of the router that nothing uses, such as its forms. The router makes them when it is loaded and names them
 * for the developer tools, without a mark that this changes nothing else.
 */
const lightRouter: Plugin = {
  name: "light-router",
  transform: {
    filter: { id: /react-router\/dist\/production\// },
    handler: (code) => ({
      code: code
        .replaceAll(/^\w+\.displayName = .*;$/gm, "")
        .replaceAll(/^(var \w+ = )(React\d*\.(?:createContext|forwardRef|memo)\()/gm, "$1/* @__PURE__ */ $2"),
      map: null,
    }),
  },
};

export default defineConfig({
  plugins: [react(), lightRouter],
  resolve: {
    alias: {
      // Its package leads to the development files, whose warnings nobody reads here.
      "react-router": fileURLToPath(new URL("node_modules/react-router/dist/production/index.mjs", import.meta.url)),
    },
  },
  build: {
    target: "es2022",
    outDir: "dist",
    assetsDir: "assets",
    // Every file of its own has a name by its content, so that it is kept for ever; inlined ones would need a laxer policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      treeshake: {
        // Its package does not say so: without an import of its own nothing of it is needed.
        moduleSideEffects: [{ test: /node_modules\/i18next\//, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          groups: [
            { name: "base", test: (id) => PACKAGES.test(id) && !WRITES.test(id), priority: 2 },
            { name: "first", test: FIRST, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    host: "127.0.0.1",
    proxy: {
      "^/(api|login|logout|oauth2|v3|swagger-ui)": { target: platform, changeOrigin: false },
    },
  },
  test: {
    environment: "happy-dom",
    // A browser environment for each of the files took ten times as long as their tests.
    isolate: false,
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
  },
});
