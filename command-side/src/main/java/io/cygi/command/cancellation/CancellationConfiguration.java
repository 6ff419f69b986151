package io.cygi.command.cancellation;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configures the endpoints of cancellations. */
@Configuration(proxyBeanMethods = false)
@Import(CancellationController.class)
public class CancellationConfiguration {}
