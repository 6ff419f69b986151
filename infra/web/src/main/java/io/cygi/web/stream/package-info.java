/** Live streams of server-sent events. */
@NullMarked
package io.cygi.web.stream;

import org.jspecify.annotations.NullMarked;
