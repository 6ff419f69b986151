/** Commands and events of a concert. */
@NullMarked
package io.cygi.contracts.concert;

import org.jspecify.annotations.NullMarked;
