// Fails where the first load of the listing takes more compressed script than a phone on a slow network should wait for.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The aim is 100,000; what it takes today and a little. */
const BYTES_MAX = 98_500;
const dist = new URL("../dist/", import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8"));

/** The scripts that an entry of the manifest loads, with what those import. */
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
  // Of the concerts without a poster.
  ...scripts("src/ui/poster/motifs.tsx"),
  // The larger of the two languages.
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
