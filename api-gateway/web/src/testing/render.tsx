import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { MemoryRouter } from "react-router";
import { queryClient } from "../api/queries";
import { createTexts, type Tree } from "../i18n/engine";
import { withParticle } from "../i18n/particles";

const files = import.meta.glob<Tree>("../*/locales/*.json", { eager: true, import: "default" });
const namespaces = [...new Set(Object.keys(files).map((file) => file.split("/")[1] ?? ""))];

/** Renders an element with the pages' texts, queries and an address. */
export async function renderPage(element: ReactNode, { language = "en", at = "/" } = {}) {
  const texts = createTexts(
    language,
    (of, namespace) => Promise.resolve(files[`../${namespace}/locales/${of}.json`] ?? {}),
    () => Promise.resolve(withParticle),
  );
  initReactI18next.init(texts);
  await texts.loadNamespaces(namespaces);
  const client = queryClient();
  const rendered = render(
    <I18nextProvider i18n={texts}>
      <QueryClientProvider client={client}>
        <MemoryRouter initialEntries={[at]}>{element}</MemoryRouter>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  return { ...rendered, client };
}
