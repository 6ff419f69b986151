/** Which request something is done for. */
@NullMarked
package io.cygi.contracts.correlation;

import org.jspecify.annotations.NullMarked;
