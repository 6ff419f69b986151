-- Tables may exist already: earlier versions made them in one step with those of event processing.

-- The event store. A whole concert's history is one range of the unique index, because identifiers begin with the
-- concert's id; comparison is binary so that the range follows the bytes.
CREATE TABLE IF NOT EXISTS domain_event (
  global_index         BIGINT       NOT NULL AUTO_INCREMENT,
  aggregate_identifier VARCHAR(160) NOT NULL,
  sequence_number      BIGINT       NOT NULL,
  aggregate_type       VARCHAR(64)  NULL,
  event_identifier     VARCHAR(64)  NOT NULL,
  meta_data            MEDIUMBLOB   NULL,
  payload              MEDIUMBLOB   NOT NULL,
  payload_revision     VARCHAR(16)  NULL,
  payload_type         VARCHAR(160) NOT NULL,
  recorded_at          VARCHAR(40)  NOT NULL,
  PRIMARY KEY (global_index),
  UNIQUE KEY uk_domain_event_aggregate (aggregate_identifier, sequence_number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS domain_snapshot (
  aggregate_identifier VARCHAR(160) NOT NULL,
  sequence_number      BIGINT       NOT NULL,
  aggregate_type       VARCHAR(64)  NOT NULL,
  event_identifier     VARCHAR(64)  NOT NULL,
  meta_data            MEDIUMBLOB   NULL,
  payload              MEDIUMBLOB   NOT NULL,
  payload_revision     VARCHAR(16)  NULL,
  payload_type         VARCHAR(160) NOT NULL,
  recorded_at          VARCHAR(40)  NOT NULL,
  PRIMARY KEY (aggregate_identifier, sequence_number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The run of the database server that was adopted: row 1 for the event store, row 2 for processes that have none. Processes lock
-- their row to adopt a new run.
CREATE TABLE IF NOT EXISTS server_run (
  id            INTEGER      NOT NULL,
  identity      VARCHAR(400) NOT NULL,
  started_from  BIGINT       NOT NULL,
  started_until BIGINT       NOT NULL,
  PRIMARY KEY (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT IGNORE INTO server_run (id, identity, started_from, started_until) VALUES (1, '', 0, 0);

-- Indexes that no event will ever have: those between the newest event before a start of the server and the first after it.
CREATE TABLE IF NOT EXISTS left_out_indexes (
  last_before BIGINT NOT NULL,
  first_after BIGINT NOT NULL,
  PRIMARY KEY (last_before)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Written by readers of events: when the write is durable, all that was read before it is durable too. A process writes its own row.
CREATE TABLE IF NOT EXISTS read_barrier (
  process VARCHAR(60) NOT NULL,
  passed  BIGINT      NOT NULL,
  PRIMARY KEY (process)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
