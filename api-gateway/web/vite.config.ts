import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the platform. */
const platform = process.env["CYGI_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
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
          // What every page needs is one file, which compresses best.
          groups: [
            {
              name: "base",
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(query-core|react-query)|react-i18next|openapi-fetch|use-sync-external-store|es-hangul)\//,
            },
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
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
  },
});
