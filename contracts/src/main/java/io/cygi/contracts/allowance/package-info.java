/** Commands and events of a purchase allowance. */
@NullMarked
package io.cygi.contracts.allowance;

import org.jspecify.annotations.NullMarked;
