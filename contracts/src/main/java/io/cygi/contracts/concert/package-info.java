/** Commands and events of a concert, its terms, its sections and their rules. */
@NullMarked
package io.cygi.contracts.concert;

import org.jspecify.annotations.NullMarked;
