package io.cygi.service.health;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Answers other services that ask whether this one is ready. The edge has no internal endpoints. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(Readiness.class)
@Import(ReadyController.class)
public class InternalHealthConfiguration {}
