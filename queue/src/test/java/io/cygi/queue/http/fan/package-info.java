/** Tests of the authentication of fans. */
@NullMarked
package io.cygi.queue.http.fan;

import org.jspecify.annotations.NullMarked;
