/** The correlation id: it names the request that commands and events result from. */
@NullMarked
package io.cygi.contracts.correlation;

import org.jspecify.annotations.NullMarked;
