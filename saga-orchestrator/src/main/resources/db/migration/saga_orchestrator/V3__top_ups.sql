-- The top-ups that the top-up process works on. What they have come to is for their aggregates to know; a row tells when to
-- look again and who is looking. One that is over stays for a day, so that a late callback still finds its way.
CREATE TABLE open_top_up (
  top_up_id      VARCHAR(120)  NOT NULL,
  amount         BIGINT        NOT NULL,
  return_url     VARCHAR(500)  NOT NULL,
  callback_key   CHAR(22)      NOT NULL,
  expires_ms     BIGINT        NOT NULL,
  requested_ms   BIGINT        NOT NULL,
  correlation_id CHAR(36)      NOT NULL,
  notice         VARCHAR(16)   NULL,
  finished       INTEGER       NOT NULL,
  failures       INTEGER       NOT NULL,
  refusals       INTEGER       NOT NULL,
  wakes          BIGINT        NOT NULL,
  due_ms         BIGINT        NOT NULL,
  claim          CHAR(36)      NULL,
  claimed_by     VARCHAR(64)   NULL,
  claimed_ms     BIGINT        NOT NULL,
  PRIMARY KEY (top_up_id),
  KEY ix_open_top_up_due (due_ms)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The fan's approvals, from the provider's callback until they are used: worthless without the merchant's key, and removed
-- when the top-up has ended.
CREATE TABLE top_up_approval (
  top_up_id VARCHAR(120) NOT NULL,
  approval  VARCHAR(128) NOT NULL,
  added_ms  BIGINT       NOT NULL,
  PRIMARY KEY (top_up_id, approval)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What an admin has to know about. One of a kind and top-up; what is not found any more stays as resolved.
CREATE TABLE top_up_finding (
  top_up_id   VARCHAR(120) NOT NULL,
  kind        VARCHAR(32)  NOT NULL,
  top_up_day  VARCHAR(10)  NOT NULL,
  expected    BIGINT       NOT NULL,
  found       BIGINT       NOT NULL,
  found_ms    BIGINT       NOT NULL,
  resolved_ms BIGINT       NULL,
  PRIMARY KEY (top_up_id, kind),
  KEY ix_top_up_finding_day (top_up_day, top_up_id, kind)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What the wallets have of each top-up that the provider knows, for the comparison with the provider.
CREATE TABLE top_up_ledger (
  top_up_id  VARCHAR(120) NOT NULL,
  top_up_day VARCHAR(10)  NOT NULL,
  tid        VARCHAR(64)  NULL,
  credited   BIGINT       NOT NULL,
  taken_back BIGINT       NOT NULL,
  PRIMARY KEY (top_up_id),
  KEY ix_top_up_ledger_day (top_up_day, top_up_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The daily comparisons, each with how far it has come.
CREATE TABLE top_up_report (
  top_up_day VARCHAR(10)  NOT NULL,
  position   VARCHAR(120) NOT NULL,
  checked    BIGINT       NOT NULL,
  done_ms    BIGINT       NULL,
  claimed_ms BIGINT       NOT NULL,
  PRIMARY KEY (top_up_day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
