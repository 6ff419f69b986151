-- Top-ups as fans and admins see them.
CREATE TABLE query_top_up (
  top_up_id           VARCHAR(120)  NOT NULL,
  account_id          VARCHAR(64)   NOT NULL,
  sequence_number     BIGINT        NOT NULL,
  status              VARCHAR(16)   NOT NULL,
  reason              VARCHAR(32)   NULL,
  amount              BIGINT        NOT NULL,
  currency            VARCHAR(3)    NOT NULL,
  tid                 VARCHAR(64)   NULL,
  redirect_url        VARCHAR(2048) NULL,
  mobile_redirect_url VARCHAR(2048) NULL,
  expires_at          DATETIME(6)   NOT NULL,
  requested_at        DATETIME(6)   NOT NULL,
  credited_at         DATETIME(6)   NULL,
  PRIMARY KEY (top_up_id),
  KEY ix_query_top_up_account (account_id, requested_at, top_up_id),
  KEY ix_query_top_up_requested_at (requested_at, top_up_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
