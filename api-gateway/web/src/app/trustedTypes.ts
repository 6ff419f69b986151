interface Policy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML?: (html: string) => string; createScriptURL?: (url: string) => string }): Policy;
}

let scripts: Policy = { createScriptURL: own };

/**
 * Lets libraries empty an element by `innerHTML = ""`, and nothing else. The policy of the pages refuses every string
 * that could become markup or script, so no text of a stranger ever does.
 */
export function guardTrustedTypes(): void {
  const types = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (types === undefined) {
    return;
  }
  types.createPolicy("default", {
    createHTML: (html) => {
      if (html !== "") {
        throw new TypeError("HTML is not made from strings here");
      }
      return html;
    },
  });
  scripts = types.createPolicy("cygi", { createScriptURL: own });
}

/**
 * Starts a worker of the pages.
 *
 * @param url imported as `import url from "./work.ts?worker&url"`
 * @param url from `import url from "./work.ts?worker&url"`
 */
export function startWorker(url: string): Worker {
  return new Worker(scripts.createScriptURL(url), { type: "module" });
}

function own(url: string): string {
  if (new URL(url, location.origin).origin !== location.origin) {
    throw new TypeError("Scripts come from this site alone");
  }
  return url;
}
