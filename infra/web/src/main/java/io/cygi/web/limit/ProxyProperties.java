package io.cygi.web.limit;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies between clients and this process.
 *
 * @param trustedProxies the addresses and networks of the proxies whose {@code X-Forwarded-*} headers are believed
 */
@ConfigurationProperties("cygi.web")
record ProxyProperties(@DefaultValue List<String> trustedProxies) {}
