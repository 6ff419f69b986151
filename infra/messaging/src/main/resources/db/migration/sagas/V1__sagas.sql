-- Tables may exist already: earlier versions made them in one step with those of the event store.
CREATE TABLE IF NOT EXISTS saga_entry (
  saga_id         VARCHAR(64)  NOT NULL,
  revision        VARCHAR(16)  NULL,
  saga_type       VARCHAR(160) NULL,
  serialized_saga MEDIUMBLOB   NULL,
  PRIMARY KEY (saga_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS saga_association (
  id                INT UNSIGNED NOT NULL AUTO_INCREMENT,
  association_key   VARCHAR(64)  NULL,
  association_value VARCHAR(160) NULL,
  saga_id           VARCHAR(64)  NULL,
  saga_type         VARCHAR(160) NULL,
  PRIMARY KEY (id),
  KEY ix_saga_association_value (saga_type, association_key, association_value),
  KEY ix_saga_association_saga (saga_id, saga_type)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
