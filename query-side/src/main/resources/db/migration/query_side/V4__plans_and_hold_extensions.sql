-- The venue's plan, with a version that is a digest of it. Rows of before have none until they are rebuilt.
ALTER TABLE query_concert
  ADD COLUMN plan_version VARCHAR(32) NULL,
  ADD COLUMN plan         MEDIUMTEXT  NULL;

-- How often a hold was extended, and a fan's reservations of one concert: their identifiers begin with the concert's.
ALTER TABLE query_reservation
  ADD COLUMN hold_extensions INTEGER NOT NULL DEFAULT 0,
  ADD KEY ix_query_reservation_fan_concert (fan_id, reservation_id);

-- What all concerts hold now, and sell by the hour.
ALTER TABLE query_sales_section ADD KEY ix_query_sales_section_held (held);
ALTER TABLE query_sales_hour ADD KEY ix_query_sales_hour_start (hour_start);

-- The highest of the samples of each figure in an hour. It is no read model: samples cannot be taken again.
CREATE TABLE dashboard_hour (
  hour_start DATETIME(6) NOT NULL,
  figure     VARCHAR(32) NOT NULL,
  highest    BIGINT      NOT NULL,
  PRIMARY KEY (hour_start, figure)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
