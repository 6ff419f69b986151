package io.cygi.command.reservation;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires reservations. */
@Configuration(proxyBeanMethods = false)
@Import(Reservation.class)
public class ReservationConfiguration {}
