/** Tests of sessions. */
@NullMarked
package io.cygi.gateway.session;

import org.jspecify.annotations.NullMarked;
