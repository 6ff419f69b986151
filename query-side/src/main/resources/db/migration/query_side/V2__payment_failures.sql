-- Why the last attempt to pay for a reservation failed, and when.
ALTER TABLE query_reservation
  ADD COLUMN payment_failure_code VARCHAR(32) NULL,
  ADD COLUMN payment_failure_at   DATETIME(6) NULL;
