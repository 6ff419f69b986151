// Fails if the first load of the listing has more compressed script than a phone on a slow network should wait for.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Bound on the compressed script of the first load in bytes: a little above its present size. The aim is 100,000 at
 * most.
 */
const BYTES_MAX = 98_500;
const dist = new URL("../dist/", import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8"));

/** Returns the scripts that an entry of the manifest loads, with their imports. */
function scripts(key, seen = new Set()) {
  const entry = manifest[key];
  if (entry === undefined) {
    throw new Error(`The build has no ${key}`);
  }
  if (!seen.has(entry.file)) {
    seen.add(entry.file);
    (entry.imports ?? []).forEach((imported) => scripts(imported, seen));
  }
  return seen;
}

const needed = new Set([
  ...scripts("index.html"),
  ...scripts("src/fan/listing/ListingPage.tsx"),
  // Of the drawings for concerts without a poster.
  ...scripts("src/ui/poster/motifs.tsx"),
  // Of the larger of the two languages.
  ...scripts("src/app/locales/ko.json"),
  ...scripts("src/listing/locales/ko.json"),
]);
const sizes = [...needed].filter((file) => file.endsWith(".js")).map((file) => {
  const path = join(dist, file);
  return [file, statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size];
});
const total = sizes.reduce((sum, [, size]) => sum + size, 0);
console.log(`The first load of the listing takes ${total} bytes of compressed script, of ${BYTES_MAX} at most.`);
if (total > BYTES_MAX) {
  console.error(sizes.map(([file, size]) => `${size}\t${file}`).join("\n"));
  process.exit(1);
}
