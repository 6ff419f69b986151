-- Accounts. Personal data is kept here and nowhere else: events name an account by its id. Times are milliseconds since
-- 1970 in UTC. What admins search by compares without regard to case; identifiers compare as bytes.
CREATE TABLE account (
  account_id        VARCHAR(64)  NOT NULL,
  provider          VARCHAR(32)  NOT NULL,
  subject           VARCHAR(255) NOT NULL,
  nickname          VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  email             VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
  state             VARCHAR(16)  NOT NULL,
  created_ms        BIGINT       NOT NULL,
  last_seen_ms      BIGINT       NOT NULL,
  access_ended_ms   BIGINT       NULL,
  access_changed_ms BIGINT       NULL,
  wallet_opened     BOOLEAN      NOT NULL,
  PRIMARY KEY (account_id),
  UNIQUE KEY uk_account_identity (provider, subject),
  KEY ix_account_nickname (nickname, account_id),
  KEY ix_account_email (email, account_id),
  KEY ix_account_state (state, account_id),
  KEY ix_account_access (access_changed_ms, account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE account_role (
  account_id VARCHAR(64) NOT NULL,
  role       VARCHAR(16) NOT NULL,
  PRIMARY KEY (account_id, role),
  KEY ix_account_role (role, account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Changes that could take away the last admin lock the row first, so that they come one after another.
CREATE TABLE account_guard (
  name VARCHAR(16) NOT NULL,
  PRIMARY KEY (name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO account_guard (name) VALUES ('admins');

CREATE TABLE audit_line (
  line_id        BIGINT       NOT NULL AUTO_INCREMENT,
  at_ms          BIGINT       NOT NULL,
  action         VARCHAR(32)  NOT NULL,
  actor          VARCHAR(64)  NULL,
  subject        VARCHAR(64)  NULL,
  address        VARCHAR(64)  NULL,
  correlation_id VARCHAR(36)  NULL,
  detail         VARCHAR(500) NULL,
  PRIMARY KEY (line_id),
  KEY ix_audit_line_at (at_ms, line_id),
  KEY ix_audit_line_actor (actor, at_ms, line_id),
  KEY ix_audit_line_subject (subject, at_ms, line_id),
  KEY ix_audit_line_action (action, at_ms, line_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
