import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { MemoryRouter } from "react-router";
import { queryClient } from "../api/queries";
import appEn from "../app/locales/en.json";
import appKo from "../app/locales/ko.json";
import fanEn from "../fan/locales/en.json";
import fanKo from "../fan/locales/ko.json";
import listingEn from "../listing/locales/en.json";
import listingKo from "../listing/locales/ko.json";

/** Renders with texts, queries and an address. */
export async function renderPage(element: ReactNode, { language = "en", at = "/" } = {}) {
  const texts = i18next.createInstance();
  await texts.use(initReactI18next).init({
    lng: language,
    defaultNS: "app",
    resources: { en: { app: appEn, fan: fanEn, listing: listingEn }, ko: { app: appKo, fan: fanKo, listing: listingKo } },
    interpolation: { escapeValue: false },
  });
  return render(
    <I18nextProvider i18n={texts}>
      <QueryClientProvider client={queryClient()}>
        <MemoryRouter initialEntries={[at]}>{element}</MemoryRouter>
      </QueryClientProvider>
    </I18nextProvider>,
  );
}
