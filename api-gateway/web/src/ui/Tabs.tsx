import type { ReactNode } from "react";
import { NavLink } from "./Link";
import styles from "./Tabs.module.css";

/** Links between the parts of an area. Each part has an address. */
export function TabLinks({ label, tabs }: { label: string; tabs: { to: string; text: ReactNode; end?: boolean }[] }) {
  return (
    <nav aria-label={label} className={styles["tabs"]}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end ?? false} className={styles["tab"]}>
          {tab.text}
        </NavLink>
      ))}
    </nav>
  );
}
