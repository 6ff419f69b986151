-- Why a run cannot be carried out, and since when.
ALTER TABLE settlement_run
  ADD COLUMN reason     VARCHAR(32) NULL,
  ADD COLUMN failing_ms BIGINT      NULL;
