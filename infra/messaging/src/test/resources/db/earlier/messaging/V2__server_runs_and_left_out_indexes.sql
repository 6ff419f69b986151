-- The run of the database server that the platform has adopted: one row, which processes lock to adopt a new one.
CREATE TABLE server_run (
  id            INTEGER      NOT NULL,
  identity      VARCHAR(400) NOT NULL,
  started_from  BIGINT       NOT NULL,
  started_until BIGINT       NOT NULL,
  PRIMARY KEY (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO server_run (id, identity, started_from, started_until) VALUES (1, '', 0, 0);

-- Indexes that no event will ever have: those between the newest event before a start of the server and the first after it.
CREATE TABLE left_out_indexes (
  last_before BIGINT NOT NULL,
  first_after BIGINT NOT NULL,
  PRIMARY KEY (last_before)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Written by readers of events: when the write is durable, all that was read before it is durable too. A process writes its own row.
CREATE TABLE read_barrier (
  process VARCHAR(60) NOT NULL,
  passed  BIGINT      NOT NULL,
  PRIMARY KEY (process)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A position has the gaps of two ranges of left-out indexes, which may be more text than a BLOB holds.
ALTER TABLE processor_position MODIFY token MEDIUMBLOB NULL;
