-- How many callbacks of a top-up have had an effect.
ALTER TABLE open_top_up ADD COLUMN callbacks INTEGER NOT NULL DEFAULT 0;

-- A top-up is compared again after each change: on the report of the day of the change, when it is due. due_ms is null where
-- nothing is left to compare, compared_ms where it was not compared since its latest change.
ALTER TABLE top_up_ledger RENAME COLUMN top_up_day TO report_day;
ALTER TABLE top_up_ledger ADD COLUMN changes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE top_up_ledger ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE top_up_ledger ADD COLUMN due_ms BIGINT NULL;
ALTER TABLE top_up_ledger ADD COLUMN compared_ms BIGINT NULL;
UPDATE top_up_ledger SET due_ms = 0;
CREATE INDEX ix_top_up_ledger_due ON top_up_ledger (due_ms, top_up_id);
CREATE INDEX ix_top_up_ledger_report ON top_up_ledger (report_day, compared_ms);
DROP INDEX ix_top_up_ledger_day ON top_up_ledger;

-- Only the process that keeps the ledger compares, so that no claims are needed.
ALTER TABLE top_up_report DROP COLUMN position;
ALTER TABLE top_up_report DROP COLUMN claimed_ms;

-- Findings are listed by the day on which they were found.
ALTER TABLE top_up_finding RENAME COLUMN top_up_day TO found_day;
