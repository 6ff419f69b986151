-- What reservations end under where no request ends them: the correlation of their booking, or of their concert's
-- cancellation.
ALTER TABLE live_reservation ADD COLUMN correlation_id CHAR(36) NULL;
ALTER TABLE cancelled_concert ADD COLUMN correlation_id CHAR(36) NULL;
