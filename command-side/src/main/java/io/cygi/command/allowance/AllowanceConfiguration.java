package io.cygi.command.allowance;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires purchase allowances. */
@Configuration(proxyBeanMethods = false)
@Import(PurchaseAllowance.class)
public class AllowanceConfiguration {}
