/** The endpoint at which a service answers the typed calls of other services. */
@NullMarked
package io.cygi.remote.serve;

import org.jspecify.annotations.NullMarked;
