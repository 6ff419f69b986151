-- Sessions of browsers. A session is found by the hash of its token; the token itself is nowhere but in the browser.
CREATE TABLE login_session (
  token_hash CHAR(64)    NOT NULL,
  account_id VARCHAR(64) NOT NULL,
  provider   VARCHAR(32) NOT NULL,
  created_ms BIGINT      NOT NULL,
  seen_ms    BIGINT      NOT NULL,
  ended_ms   BIGINT      NULL,
  PRIMARY KEY (token_hash),
  KEY ix_login_session_account (account_id, created_ms),
  KEY ix_login_session_created (created_ms),
  KEY ix_login_session_seen (seen_ms),
  KEY ix_login_session_ended (ended_ms)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
