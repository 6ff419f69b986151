import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { queryClient } from "../api/queries";
import { ErrorBoundary, ShellBoundary } from "./ErrorBoundary";
import { GuardedRouter } from "./GuardedRouter";
import { Pages } from "./Pages";
import { PageWaiting } from "./PageWaiting";
import { Shell } from "./Shell";

/** The application: the pages and what surrounds them. */
export function App() {
  const [client] = useState(queryClient);
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={null}>
        <GuardedRouter>
          <ShellBoundary>
            <Shell>
              <ErrorBoundary>
                <Suspense fallback={<PageWaiting />}>
                  <Pages />
                </Suspense>
              </ErrorBoundary>
            </Shell>
          </ShellBoundary>
        </GuardedRouter>
      </Suspense>
    </QueryClientProvider>
  );
}
