import { lazy, use, type ComponentType } from "react";
import { Route, Routes, useLocation } from "react-router";
import { NotFoundPage } from "./NotFoundPage";
import { Required } from "./Required";
import type { AreaRoute } from "./route";
import { areaOf, routes, type Area } from "./routes";

interface LoadedRoute extends AreaRoute {
  Component: ComponentType;
}

const withComponents = (of: readonly AreaRoute[]): LoadedRoute[] =>
  of.map((route) => ({ ...route, Component: lazy(route.page) }));

const ofFans = withComponents(routes);
const ofAreas = new Map<Area, Promise<LoadedRoute[]>>();

function load(area: Area): Promise<LoadedRoute[]> {
  const known = ofAreas.get(area);
  if (known !== undefined) {
    return known;
  }
  const loading = area.routes().then((file) => withComponents(file.routes));
  ofAreas.set(area, loading);
  // The next visit tries again.
  loading.catch(() => ofAreas.delete(area));
  return loading;
}

/** Renders the page of the address. */
export function Pages() {
  const area = areaOf(useLocation().pathname);
  const shown = area === undefined ? ofFans : use(load(area));
  return (
    <Routes>
      {shown.map(({ path, needs, Component }) => (
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
  );
}
