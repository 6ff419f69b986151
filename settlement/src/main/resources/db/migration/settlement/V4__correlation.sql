-- What a run is done under: the correlation of the request that asked for it, or its own id.
ALTER TABLE settlement_run ADD COLUMN correlation_id CHAR(36) NULL;
