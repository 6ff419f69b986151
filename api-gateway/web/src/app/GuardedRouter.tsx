import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import { Router, UNSAFE_createBrowserHistory as createBrowserHistory, type Navigator, type To } from "react-router";

/** A guard that asks before a page is left. */
interface Guard {
  /** Asks the person, and calls `go` if the answer is to leave. */
  ask(go: () => void): void;
}

const Guards = createContext<(guard: Guard) => () => void>(() => () => undefined);

/**
 * The router of the pages, on the browser's history. If a guard is set, links and the back button ask it first; when
 * the tab is closed, the browser asks.
 */
export function GuardedRouter({ children }: { children: ReactNode }) {
  const [history] = useState(() => createBrowserHistory({ v5Compat: true }));
  const [state, setState] = useState({ action: history.action, location: history.location });
  const [guards] = useState(() => new Set<Guard>());

  useLayoutEffect(() => {
    let undoing = false;
    return history.listen(({ action, location, delta }) => {
      const [guard] = guards;
      if (undoing) {
        undoing = false;
      } else if (action === "POP" && guard !== undefined && delta) {
        // The address has changed already and is restored until the person has answered.
        undoing = true;
        history.go(-delta);
        guard.ask(() => {
          guards.delete(guard);
          history.go(delta);
        });
      } else {
        setState({ action, location });
      }
    });
  }, [history, guards]);

  const navigator = useMemo<Navigator>(() => {
    const asking = (go: () => void) => {
      const [guard] = guards;
      if (guard === undefined) {
        go();
      } else {
        guard.ask(() => {
          guards.delete(guard);
          go();
        });
      }
    };
    return {
      createHref: (to: To) => history.createHref(to),
      encodeLocation: (to: To) => history.encodeLocation(to),
      go: (delta: number) => history.go(delta),
      push: (to: To, pushed?: unknown) => asking(() => history.push(to, pushed)),
      replace: (to: To, replaced?: unknown) => history.replace(to, replaced),
    };
  }, [history, guards]);

  const add = useCallback(
    (guard: Guard) => {
      guards.add(guard);
      return () => {
        guards.delete(guard);
      };
    },
    [guards],
  );

  return (
    <Guards.Provider value={add}>
      <Router navigator={navigator} location={state.location} navigationType={state.action}>
        {children}
      </Router>
    </Guards.Provider>
  );
}

/**
 * Asks before the page is left while `active`. Show a dialog while `asking`, whose buttons call `leave` or `stay`.
 * `navigate(..., { replace: true })` is not asked about.
 *
 * @param closing whether the browser also asks before the tab is closed or reloaded; false if nothing would be lost
 */
export function useLeaveGuard(active: boolean, closing = true): { asking: boolean; leave: () => void; stay: () => void } {
  const add = useContext(Guards);
  const [go, setGo] = useState<{ on: () => void } | null>(null);
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    if (closing) {
      window.addEventListener("beforeunload", unload);
    }
    const remove = add({ ask: (on) => setGo({ on }) });
    return () => {
      window.removeEventListener("beforeunload", unload);
      remove();
    };
  }, [active, closing, add]);
  return {
    asking: go !== null,
    leave: () => {
      setGo(null);
      go?.on();
    },
    stay: () => setGo(null),
  };
}
