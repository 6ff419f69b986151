-- What bookings are checked against, written in the transaction of the concert's own events.
CREATE TABLE concert_catalogue (
  concert_id         CHAR(36)    NOT NULL,
  organizer_id       VARCHAR(64) NOT NULL,
  status             VARCHAR(16) NOT NULL,
  details            MEDIUMTEXT  NOT NULL,
  next_transition_ms BIGINT      NULL,
  PRIMARY KEY (concert_id),
  KEY ix_concert_catalogue_transition (next_transition_ms)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE concert_poster (
  concert_id   CHAR(36)    NOT NULL,
  digest       CHAR(64)    NOT NULL,
  content_type VARCHAR(32) NOT NULL,
  picture      MEDIUMBLOB  NOT NULL,
  PRIMARY KEY (concert_id, digest)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- First answers, written in the transaction of the command that they answer.
CREATE TABLE idempotency_key (
  account_id   VARCHAR(64) NOT NULL,
  idem_key     VARCHAR(64) NOT NULL,
  request_hash CHAR(64)    NOT NULL,
  status       SMALLINT    NOT NULL,
  body         MEDIUMTEXT  NOT NULL,
  created_ms   BIGINT      NOT NULL,
  PRIMARY KEY (account_id, idem_key),
  KEY ix_idempotency_key_created (created_ms)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
