-- Findings that are not resolved are counted.
ALTER TABLE top_up_finding ADD KEY ix_top_up_finding_resolved (resolved_ms);
