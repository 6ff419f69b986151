@NullMarked
package io.cygi.gateway.authorization.grant;

import org.jspecify.annotations.NullMarked;
