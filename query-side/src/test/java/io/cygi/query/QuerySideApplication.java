package io.cygi.query;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Configures the query side alone, for tests. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class QuerySideApplication {}
