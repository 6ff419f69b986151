-- First answers under an idempotency key.
CREATE TABLE settlement_request (
  account_id   VARCHAR(64) NOT NULL,
  idem_key     VARCHAR(64) NOT NULL,
  request_hash CHAR(64)    NOT NULL,
  body         MEDIUMTEXT  NOT NULL,
  created_ms   BIGINT      NOT NULL,
  PRIMARY KEY (account_id, idem_key),
  KEY ix_settlement_request_created (created_ms)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
