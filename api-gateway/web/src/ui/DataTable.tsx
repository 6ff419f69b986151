import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./DataTable.module.css";

/** A column of a table. */
export interface Column<T> {
  key: string;
  head: string;
  cell: (row: T) => ReactNode;
  /** Whether the column has numbers, which are aligned right. */
  numeric?: boolean;
}

export interface DataTableProps<T> {
  /** Description of the list for screen readers. */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string | number;
  /** Shown if there are no rows. */
  empty: ReactNode;
  /** Returns the mark of a row that needs attention. */
  tone?: (row: T) => "warn" | "bad" | "on" | undefined;
}

/** A table that becomes a list of cards on a narrow page. Its roles keep it a table for screen readers. */
export function DataTable<T>({ caption, columns, rows, rowKey, empty, tone }: DataTableProps<T>) {
  if (rows.length === 0) {
    return <p className={styles["empty"]}>{empty}</p>;
  }
  return (
    <div className={styles["frame"]}>
      <table role="table" className={styles["table"]}>
        <caption className="hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" className={classes(column.numeric && styles["numeric"])}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => {
            const mark = tone?.(row);
            return (
              <tr key={rowKey(row)} role="row" className={classes(mark && styles[mark])}>
                {columns.map((column) => (
                  <td
                    key={column.key}
                    role="cell"
                    data-label={column.head}
                    className={classes(column.numeric && styles["numeric"])}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
