-- Reservations that are not final, and until when their seats are held where they wait for a payment.
CREATE TABLE live_reservation (
  reservation_id VARCHAR(160) NOT NULL,
  concert_id     CHAR(36)     NOT NULL,
  hold_until_ms  BIGINT       NULL,
  PRIMARY KEY (reservation_id),
  KEY ix_live_reservation_hold (hold_until_ms),
  KEY ix_live_reservation_concert (concert_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE cancelled_concert (
  concert_id   CHAR(36) NOT NULL,
  cancelled_ms BIGINT   NOT NULL,
  PRIMARY KEY (concert_id),
  KEY ix_cancelled_concert_time (cancelled_ms)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
