import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { Button } from "../ui/Button";
import { Page } from "../ui/Page";

interface Caught {
  error: unknown;
}

class Boundary extends Component<{ children: ReactNode }, Caught> {
  override state: Caught = { error: null };

  static getDerivedStateFromError(error: unknown): Caught {
    return { error: error ?? new Error("unknown") };
  }

  override render() {
    return this.state.error === null ? this.props.children : <ErrorPage />;
  }
}

/** Keeps the header and navigation when a page fails. The next page starts afresh. */
export function ErrorBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <Boundary key={pathname}>{children}</Boundary>;
}

/** Shows a message if the surroundings of the pages fail. It stays the same from page to page. */
export function ShellBoundary({ children }: { children: ReactNode }) {
  return <Boundary>{children}</Boundary>;
}

function ErrorPage() {
  const { t } = useTranslation("app");
  return (
    <Page title={t("failed.title")} lead={t("failed.lead")} width="narrow">
      <p>
        <Button kind="primary" onClick={() => location.reload()}>
          {t("failed.reload")}
        </Button>
      </p>
    </Page>
  );
}
