-- Read models: all of them can be emptied and rebuilt from the events. Identifiers compare as bytes; what people search
-- and sort by compares without regard to case. A sequence number is that of the last event applied to the row.

CREATE TABLE query_concert (
  concert_id      VARCHAR(36)   NOT NULL,
  organizer_id    VARCHAR(64)   NOT NULL,
  sequence_number BIGINT        NOT NULL,
  status          VARCHAR(16)   NOT NULL,
  title           VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  venue           VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  starts_at       DATETIME(6)   NOT NULL,
  sales_open_at   DATETIME(6)   NOT NULL,
  poster_url      VARCHAR(2048) NULL,
  details         MEDIUMTEXT    NOT NULL,
  PRIMARY KEY (concert_id),
  KEY ix_query_concert_starts_at (starts_at, concert_id),
  KEY ix_query_concert_sales_open_at (sales_open_at, concert_id),
  KEY ix_query_concert_title (title, concert_id),
  KEY ix_query_concert_organizer (organizer_id, starts_at, concert_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A concert's seats as a whole. The version counts the changes applied, so a rebuild ends at the same number.
CREATE TABLE query_seat_map (
  concert_id      VARCHAR(36) NOT NULL,
  sequence_number BIGINT      NOT NULL,
  version         BIGINT      NOT NULL,
  sections        MEDIUMTEXT  NOT NULL,
  seats_taken     INTEGER     NOT NULL,
  taken           MEDIUMTEXT  NOT NULL,
  PRIMARY KEY (concert_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Only seats that have ever changed have a row.
CREATE TABLE query_seat (
  concert_id      VARCHAR(36) NOT NULL,
  seat            VARCHAR(40) NOT NULL,
  sequence_number BIGINT      NOT NULL,
  status          VARCHAR(16) NOT NULL,
  changed_version BIGINT      NOT NULL,
  PRIMARY KEY (concert_id, seat),
  KEY ix_query_seat_changed (concert_id, changed_version)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What the live stream sends, kept for a while so that a client which lost its connection misses nothing.
CREATE TABLE query_seat_change (
  concert_id VARCHAR(36) NOT NULL,
  version    BIGINT      NOT NULL,
  seat       VARCHAR(40) NOT NULL,
  status     VARCHAR(16) NOT NULL,
  logged_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (concert_id, version),
  KEY ix_query_seat_change_logged_at (logged_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE query_reservation (
  reservation_id  VARCHAR(96)  NOT NULL,
  concert_id      VARCHAR(36)  NOT NULL,
  fan_id          VARCHAR(64)  NOT NULL,
  sequence_number BIGINT       NOT NULL,
  status          VARCHAR(16)  NOT NULL,
  reason          VARCHAR(32)  NULL,
  seats           MEDIUMTEXT   NOT NULL,
  total           BIGINT       NOT NULL,
  currency        VARCHAR(3)   NOT NULL,
  refunded        BIGINT       NULL,
  hold_until      DATETIME(6)  NOT NULL,
  requested_at    DATETIME(6)  NOT NULL,
  confirmed_at    DATETIME(6)  NULL,
  cancelled_at    DATETIME(6)  NULL,
  PRIMARY KEY (reservation_id),
  KEY ix_query_reservation_fan (fan_id, requested_at, reservation_id),
  KEY ix_query_reservation_concert (concert_id, requested_at, reservation_id),
  KEY ix_query_reservation_requested_at (requested_at, reservation_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The reservation view's own copy of what concerts are called.
CREATE TABLE query_reservation_concert (
  concert_id      VARCHAR(36)  NOT NULL,
  sequence_number BIGINT       NOT NULL,
  title           VARCHAR(200) NOT NULL,
  PRIMARY KEY (concert_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE query_sales_section (
  concert_id VARCHAR(36) NOT NULL,
  section    VARCHAR(20) NOT NULL,
  held       BIGINT      NOT NULL,
  sold       BIGINT      NOT NULL,
  gross      BIGINT      NOT NULL,
  PRIMARY KEY (concert_id, section)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE query_sales_hour (
  concert_id VARCHAR(36) NOT NULL,
  hour_start DATETIME(6) NOT NULL,
  sold       BIGINT      NOT NULL,
  gross      BIGINT      NOT NULL,
  refunds    BIGINT      NOT NULL,
  PRIMARY KEY (concert_id, hour_start)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE query_wallet (
  owner_id        VARCHAR(64) NOT NULL,
  sequence_number BIGINT      NOT NULL,
  balance         BIGINT      NOT NULL,
  currency        VARCHAR(3)  NOT NULL,
  PRIMARY KEY (owner_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE query_wallet_transaction (
  owner_id        VARCHAR(64) NOT NULL,
  sequence_number BIGINT      NOT NULL,
  transaction_id  VARCHAR(64) NOT NULL,
  kind            VARCHAR(16) NOT NULL,
  amount          BIGINT      NOT NULL,
  balance_after   BIGINT      NOT NULL,
  currency        VARCHAR(3)  NOT NULL,
  reservation_id  VARCHAR(96) NULL,
  occurred_at     DATETIME(6) NOT NULL,
  PRIMARY KEY (owner_id, sequence_number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
