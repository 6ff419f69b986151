/** The store of sagas. */
@NullMarked
package io.cygi.messaging.saga;

import org.jspecify.annotations.NullMarked;
