import type { i18n } from "i18next";

/** Texts by key. */
export type Tree = { [key: string]: string | Tree };
type Options = Record<string, unknown>;

/** Loads the texts of a namespace in a language. */
export type Loader = (language: string, namespace: string) => Promise<Tree>;

/** Returns a word with the particle of a pair that fits it. */
export type Particle = (word: string, pair: string) => string;

const DEFAULT_NAMESPACE = "app";
const PARTICLE = /{{[^}]*particle\(/;
const VARIABLE = /{{\s*(\w+)\s*(?:,\s*particle\(pair:\s*([^)]+?)\s*\)\s*)?}}/g;

/**
 * Creates the part of i18next that react-i18next and the pages use, at a tenth of its size, because the first load has
 * no room for more. It supports keys with dots, namespaces that are loaded when needed, variables, plurals by `count`,
 * and particles. A test compares it with i18next on every text.
 *
 * @param loadParticle called with the first texts that have particles
 */
export function createTexts(first: string, load: Loader, loadParticle: () => Promise<Particle>): i18n {
  let language = first;
  let particle: Particle = (word) => word;
  const loaded = new Map<string, Tree>();
  const used = new Set<string>([DEFAULT_NAMESPACE]);
  const listeners = new Set<(language: string) => void>();

  const id = (of: string, namespace: string) => `${of}/${namespace}`;
  const loadAll = (of: string, namespaces: readonly string[]) =>
    Promise.all(
      namespaces.map(async (namespace) => {
        used.add(namespace);
        if (!loaded.has(id(of, namespace))) {
          const texts = await load(of, namespace);
          if (PARTICLE.test(JSON.stringify(texts))) {
            particle = await loadParticle();
          }
          loaded.set(id(of, namespace), texts);
        }
      }),
    );
  const find = (of: string, namespace: string, key: string, count: unknown) => {
    const texts = loaded.get(id(of, namespace));
    return texts === undefined ? undefined : textOf(texts, of, key, count);
  };
  const fixed = (of: string, namespace: string) => (key: string, options: Options = {}) => {
    const text = find(of, typeof options["ns"] === "string" ? options["ns"] : namespace, key, options["count"]);
    return filled(text ?? (typeof options["defaultValue"] === "string" ? options["defaultValue"] : key), options, particle);
  };
  const one = (namespaces: string | readonly string[] | null | undefined) =>
    (typeof namespaces === "string" ? namespaces : namespaces?.[0]) ?? DEFAULT_NAMESPACE;

  return {
    isInitialized: true,
    options: { defaultNS: DEFAULT_NAMESPACE, react: { useSuspense: true, bindI18n: "languageChanged", bindI18nStore: "" } },
    get language() {
      return language;
    },
    get languages() {
      return [language];
    },
    on: (_event: string, listener: (language: string) => void) => listeners.add(listener),
    off: (_event: string, listener: (language: string) => void) => listeners.delete(listener),
    hasLoadedNamespace: (namespace: string, options?: { lng?: string }) =>
      loaded.has(id(options?.lng ?? language, namespace)),
    loadNamespaces: async (namespaces: string | readonly string[], done?: () => void) => {
      await loadAll(language, typeof namespaces === "string" ? [namespaces] : namespaces);
      done?.();
    },
    getFixedT: (of: string | null, namespaces?: string | readonly string[] | null) => fixed(of ?? language, one(namespaces)),
    t: (key: string, options?: Options) => fixed(language, DEFAULT_NAMESPACE)(key, options),
    exists: (key: string, options: Options = {}) =>
      find(language, one(options["ns"] as string | undefined), key, options["count"]) !== undefined,
    changeLanguage: async (to: string) => {
      // All texts change at the same time.
      await loadAll(to, [...used]);
      language = to;
      listeners.forEach((listener) => listener(to));
    },
  } as unknown as i18n;
}

function textOf(texts: Tree, language: string, key: string, count: unknown): string | undefined {
  const path = key.split(".");
  const last = path.pop() ?? "";
  let tree: string | Tree | undefined = texts;
  for (const step of path) {
    tree = typeof tree === "object" ? tree[step] : undefined;
  }
  if (typeof tree !== "object") {
    return undefined;
  }
  const plural =
    typeof count === "number" ? tree[`${last}_${new Intl.PluralRules(language).select(count)}`] : undefined;
  const text = plural ?? tree[last];
  return typeof text === "string" ? text : undefined;
}

function filled(text: string, options: Options, particle: Particle): string {
  return text.replace(VARIABLE, (_whole, name: string, pair: string | undefined) => {
    const value = options[name] === undefined || options[name] === null ? "" : String(options[name]);
    return pair === undefined ? value : particle(value, pair);
  });
}
