-- Findings that are not resolved are counted.
ALTER TABLE settlement_finding ADD KEY ix_settlement_finding_resolved (resolved_ms);
