package io.cygi.settlement;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Configures settlement alone, for tests. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SettlementApplication {}
