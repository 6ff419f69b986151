// Compresses the built files as far as possible, so that no server has to, and lists the addresses of the pages.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url).pathname;
const source = new URL("../src/", import.meta.url).pathname;
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest)$/;
const WORTH_BYTES = 512;

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

for (const path of files(dist).filter((name) => COMPRESSIBLE.test(name))) {
  const bytes = readFileSync(path);
  if (bytes.length >= WORTH_BYTES) {
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    );
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

const paths = readdirSync(source)
  .map((area) => join(source, area, "routes.ts"))
  .filter((file) => existsSync(file) && !file.startsWith(join(source, "app/")))
  .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/path:\s*"([^"]+)"/g)].map((match) => match[1]));
writeFileSync(join(dist, "pages.txt"), `${[...new Set(paths)].sort().join("\n")}\n`);
rmSync(join(dist, ".vite", "manifest.json.br"), { force: true });
rmSync(join(dist, ".vite", "manifest.json.gz"), { force: true });
