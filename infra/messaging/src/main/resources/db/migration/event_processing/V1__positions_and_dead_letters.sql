-- Tables may exist already: earlier versions made them in one step with those of the event store.

-- Where each event processor stands. A position has the gaps of two ranges of left-out indexes, which may be more text than a BLOB
-- holds.
CREATE TABLE IF NOT EXISTS processor_position (
  processor_name VARCHAR(128) NOT NULL,
  segment        INTEGER      NOT NULL,
  token          MEDIUMBLOB       NULL,
  token_type     VARCHAR(255) NULL,
  claimed_at     VARCHAR(64)  NULL,
  owner          VARCHAR(128) NULL,
  PRIMARY KEY (processor_name, segment)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE processor_position MODIFY token MEDIUMBLOB NULL;

-- Events that a projection could not digest, kept in order until an operator retries them.
CREATE TABLE IF NOT EXISTS dead_letter (
  deadLetterIdentifier VARCHAR(64)   NOT NULL,
  processingGroup      VARCHAR(64)   NOT NULL,
  sequenceIdentifier   VARCHAR(190)  NOT NULL,
  sequenceIndex        BIGINT        NOT NULL,
  messageType          VARCHAR(255)  NOT NULL,
  eventIdentifier      VARCHAR(64)   NOT NULL,
  `timestamp`          VARCHAR(64)   NOT NULL,
  payloadType          VARCHAR(255)  NOT NULL,
  payloadRevision      VARCHAR(16)   NULL,
  payload              MEDIUMBLOB    NOT NULL,
  metaData             MEDIUMBLOB    NULL,
  aggregateType        VARCHAR(64)   NULL,
  aggregateIdentifier  VARCHAR(190)  NULL,
  sequenceNumber       BIGINT        NULL,
  tokenType            VARCHAR(255)  NULL,
  token                BLOB          NULL,
  enqueuedAt           VARCHAR(64)   NOT NULL,
  lastTouched          VARCHAR(64)   NULL,
  processingStarted    VARCHAR(64)   NULL,
  causeType            VARCHAR(255)  NULL,
  causeMessage         VARCHAR(1023) NULL,
  diagnostics          MEDIUMBLOB    NULL,
  PRIMARY KEY (deadLetterIdentifier),
  UNIQUE KEY uk_dead_letter_sequence (processingGroup, sequenceIdentifier, sequenceIndex)
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

INSERT IGNORE INTO server_run (id, identity, started_from, started_until) VALUES (2, '', 0, 0);
