package io.cygi.command.seat;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires seats. */
@Configuration(proxyBeanMethods = false)
@Import(Seat.class)
public class SeatConfiguration {}
