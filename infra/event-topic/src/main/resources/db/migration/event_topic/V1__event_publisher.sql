-- The publisher of each topic: who has the claim, until when by the database's clock, and how far it has come. The term grows with
-- each claim, so a publisher that has lost its claim changes nothing.
CREATE TABLE event_publisher (
  topic         VARCHAR(249) NOT NULL,
  term          BIGINT       NOT NULL,
  owner         VARCHAR(128) NULL,
  claimed_until BIGINT       NOT NULL,
  position      MEDIUMBLOB   NULL,
  PRIMARY KEY (topic)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
