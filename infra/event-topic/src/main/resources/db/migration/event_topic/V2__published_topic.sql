-- The topic that was published to: Kafka's own id of it, and the offset behind the last published record of each partition, with
-- commas between them. Another id, or a partition that ends earlier, is not the topic that the position belongs to.
ALTER TABLE event_publisher
  ADD COLUMN topic_id   VARCHAR(64) NULL,
  ADD COLUMN topic_ends TEXT        NULL;
