// Fails if a text exists in one language only, or if its variables differ between the languages.
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";

const PLURALS = /_(zero|one|two|few|many|other)$/;

/** Returns all texts of a file by key. Plural forms count as one text. */
function texts(tree, prefix = "") {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key.replace(PLURALS, ""), value]]
      : texts(value, `${prefix}${key}.`),
  );
}

function variables(text) {
  return [...text.matchAll(/{{\s*([\w.]+)/g)].map((match) => match[1]).sort();
}

/** Returns the faults in the texts of an area. */
export function findings(area, korean, english) {
  const ko = new Map(texts(korean));
  const en = new Map(texts(english));
  const found = [];
  for (const [one, other, language] of [
    [ko, en, "English"],
    [en, ko, "Korean"],
  ]) {
    for (const [key, text] of one) {
      if (!other.has(key)) {
        found.push(`${area}: "${key}" has no ${language} text`);
      } else if (text.trim() === "") {
        found.push(`${area}: "${key}" is empty`);
      }
    }
  }
  for (const [key, text] of en) {
    const korean = ko.get(key);
    // A plural form may leave the count out.
    const wanted = variables(text).filter((name) => name !== "count");
    if (korean !== undefined && wanted.join() !== variables(korean).filter((name) => name !== "count").join()) {
      found.push(`${area}: "${key}" has other variables in Korean than in English`);
    }
  }
  return found;
}

function read(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

const source = new URL("../src/", import.meta.url).pathname;
const found = readdirSync(source)
  .filter((area) => existsSync(join(source, area, "locales")))
  .flatMap((area) => {
    const files = ["ko", "en"].map((language) => join(source, area, "locales", `${language}.json`));
    const missing = files.filter((file) => !existsSync(file));
    return missing.length > 0
      ? missing.map((file) => `${area}: ${file} is missing`)
      : findings(area, ...files.map(read));
  });
if (found.length > 0) {
  console.error(found.join("\n"));
  process.exit(1);
}
