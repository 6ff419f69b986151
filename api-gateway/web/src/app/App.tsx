import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useState, type ComponentType } from "react";
import { Route, Routes } from "react-router";
import { queryClient } from "../api/queries";
import { ErrorBoundary, ShellBoundary } from "./ErrorBoundary";
import { GuardedRouter } from "./GuardedRouter";
import { NotFoundPage } from "./NotFoundPage";
import { PageWaiting } from "./PageWaiting";
import { Required } from "./Required";
import type { AreaRoute } from "./route";
import { routes } from "./routes";
import { Shell } from "./Shell";

interface LoadedRoute extends AreaRoute {
  Component: ComponentType;
}

const loaded: LoadedRoute[] = routes.map((route) => ({ ...route, Component: lazy(route.page) }));

/** The pages. */
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
                  <Routes>
                    {loaded.map(({ path, needs, Component }) => (
                      <Route
                        key={path}
                        path={path}
                        element={
                          <Required needs={needs}>
                            <Component />
                          </Required>
                        }
                      />
                    ))}
                    <Route path="*" element={<NotFoundPage />} />
                  </Routes>
                </Suspense>
              </ErrorBoundary>
            </Shell>
          </ShellBoundary>
        </GuardedRouter>
      </Suspense>
    </QueryClientProvider>
  );
}
