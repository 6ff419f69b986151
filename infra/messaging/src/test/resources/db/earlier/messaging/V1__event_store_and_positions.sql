-- The event store. A whole concert's history is one range of the unique index, because identifiers begin with the
-- concert's id; comparison is binary so that the range follows the bytes.
CREATE TABLE domain_event (
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

CREATE TABLE domain_snapshot (
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

-- Where each event processor stands.
CREATE TABLE processor_position (
  processor_name VARCHAR(128) NOT NULL,
  segment        INTEGER      NOT NULL,
  token          BLOB         NULL,
  token_type     VARCHAR(255) NULL,
  claimed_at     VARCHAR(64)  NULL,
  owner          VARCHAR(128) NULL,
  PRIMARY KEY (processor_name, segment)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE saga_entry (
  saga_id         VARCHAR(64)  NOT NULL,
  revision        VARCHAR(16)  NULL,
  saga_type       VARCHAR(160) NULL,
  serialized_saga MEDIUMBLOB   NULL,
  PRIMARY KEY (saga_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE saga_association (
  id                INT UNSIGNED NOT NULL AUTO_INCREMENT,
  association_key   VARCHAR(64)  NULL,
  association_value VARCHAR(160) NULL,
  saga_id           VARCHAR(64)  NULL,
  saga_type         VARCHAR(160) NULL,
  PRIMARY KEY (id),
  KEY ix_saga_association_value (saga_type, association_key, association_value),
  KEY ix_saga_association_saga (saga_id, saga_type)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Events that a projection could not digest, kept in order until an operator retries them.
CREATE TABLE dead_letter (
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
