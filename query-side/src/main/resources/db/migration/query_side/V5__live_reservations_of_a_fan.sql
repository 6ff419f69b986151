-- A fan's live reservations of a concert are read without those that have ended.
ALTER TABLE query_reservation
  DROP KEY ix_query_reservation_fan_concert,
  ADD KEY ix_query_reservation_fan_live (fan_id, status, reservation_id);
