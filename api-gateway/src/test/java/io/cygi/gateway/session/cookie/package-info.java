/** Tests of the cookies of sessions. */
@NullMarked
package io.cygi.gateway.session.cookie;

import org.jspecify.annotations.NullMarked;
