-- What settlement knows of concerts, from their events. Can be rebuilt.
CREATE TABLE settlement_concert (
  concert_id   CHAR(36)     NOT NULL,
  organizer_id VARCHAR(64)  NOT NULL,
  title        VARCHAR(200) NOT NULL,
  venue        VARCHAR(200) NOT NULL,
  currency     CHAR(3)      NOT NULL,
  starts_ms    BIGINT       NOT NULL,
  ends_ms      BIGINT       NOT NULL,
  outcome      VARCHAR(16)  NULL,
  ended_ms     BIGINT       NULL,
  PRIMARY KEY (concert_id),
  KEY ix_settlement_concert_ended (ended_ms, concert_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Versions of the rules. Rows are added, never changed.
CREATE TABLE settlement_rule (
  version              INT         NOT NULL AUTO_INCREMENT,
  organizer_id         VARCHAR(64) NULL,
  valid_from           DATE        NOT NULL,
  fee_bp               INT         NOT NULL,
  fee_minimum          BIGINT      NOT NULL,
  fee_rounding         VARCHAR(16) NOT NULL,
  tax_bp               INT         NOT NULL,
  tax_rounding         VARCHAR(16) NOT NULL,
  late_refund_bp       INT         NOT NULL,
  late_refund_minimum  BIGINT      NOT NULL,
  late_refund_rounding VARCHAR(16) NOT NULL,
  created_by           VARCHAR(64) NOT NULL,
  created_ms           BIGINT      NOT NULL,
  PRIMARY KEY (version),
  KEY ix_settlement_rule_organizer (organizer_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Five percent, and ten percent of tax on them. Of what a late refund leaves the platform takes as much.
INSERT INTO settlement_rule (organizer_id, valid_from, fee_bp, fee_minimum, fee_rounding, tax_bp, tax_rounding,
                             late_refund_bp, late_refund_minimum, late_refund_rounding, created_by, created_ms)
VALUES (NULL, '1970-01-01', 500, 0, 'HALF_UP', 1000, 'DOWN', 500, 0, 'HALF_UP', 'platform', 0);

-- One for each concert that has ended. What is computed is null until it is.
CREATE TABLE settlement (
  settlement_id CHAR(36)     NOT NULL,
  concert_id    CHAR(36)     NOT NULL,
  organizer_id  VARCHAR(64)  NOT NULL,
  title         VARCHAR(200) NOT NULL,
  venue         VARCHAR(200) NOT NULL,
  currency      CHAR(3)      NOT NULL,
  starts_ms     BIGINT       NOT NULL,
  ends_ms       BIGINT       NOT NULL,
  outcome       VARCHAR(16)  NOT NULL,
  ended_ms      BIGINT       NOT NULL,
  ended_on      DATE         NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  reader        CHAR(36)     NULL,
  cut_index     BIGINT       NULL,
  progress      MEDIUMTEXT   NULL,
  rule_version  INT          NULL,
  first_index   BIGINT       NULL,
  last_index    BIGINT       NULL,
  event_count   BIGINT       NULL,
  events_sha256 CHAR(64)     NULL,
  line_count    BIGINT       NULL,
  gross         BIGINT       NULL,
  refunds       BIGINT       NULL,
  fee           BIGINT       NULL,
  tax           BIGINT       NULL,
  net           BIGINT       NULL,
  settled_ms    BIGINT       NULL,
  PRIMARY KEY (settlement_id),
  UNIQUE KEY uk_settlement_concert (concert_id),
  KEY ix_settlement_state (state, concert_id),
  KEY ix_settlement_organizer (organizer_id, ended_ms, settlement_id),
  KEY ix_settlement_ended (ended_ms, settlement_id),
  KEY ix_settlement_ended_on (ended_on, organizer_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A reservation that was paid, and what became of the money: up to four lines of the statement.
CREATE TABLE settlement_entry (
  concert_id     CHAR(36)     NOT NULL,
  reservation_id CHAR(36)     NOT NULL,
  seats          VARCHAR(700) NOT NULL,
  paid           BIGINT       NOT NULL,
  paid_ms        BIGINT       NOT NULL,
  refunded       BIGINT       NULL,
  refunded_ms    BIGINT       NULL,
  fee            BIGINT       NOT NULL,
  tax            BIGINT       NOT NULL,
  PRIMARY KEY (concert_id, reservation_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Why a concert is not paid out.
CREATE TABLE settlement_finding (
  finding_id     BIGINT        NOT NULL AUTO_INCREMENT,
  concert_id     CHAR(36)      NOT NULL,
  run_id         CHAR(36)      NOT NULL,
  kind           VARCHAR(32)   NOT NULL,
  reservation_id CHAR(36)      NULL,
  expected       VARCHAR(100)  NULL,
  found          VARCHAR(100)  NULL,
  detail         VARCHAR(500)  NOT NULL,
  found_ms       BIGINT        NOT NULL,
  resolved_ms    BIGINT        NULL,
  PRIMARY KEY (finding_id),
  KEY ix_settlement_finding_concert (concert_id, resolved_ms),
  KEY ix_settlement_finding_run (run_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Runs that were asked for. A schedule's moment is asked for once, however many processes see it come.
CREATE TABLE settlement_run (
  run_id        CHAR(36)     NOT NULL,
  until_date    DATE         NOT NULL,
  requested_by  VARCHAR(64)  NOT NULL,
  scheduled_ms  BIGINT       NULL,
  requested_ms  BIGINT       NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  attempts      INT          NOT NULL DEFAULT 0,
  started_ms    BIGINT       NULL,
  ended_ms      BIGINT       NULL,
  settled       INT          NULL,
  waiting       INT          NULL,
  held_back     INT          NULL,
  failed        INT          NULL,
  PRIMARY KEY (run_id),
  UNIQUE KEY uk_settlement_run_scheduled (scheduled_ms),
  KEY ix_settlement_run_state (state, run_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
