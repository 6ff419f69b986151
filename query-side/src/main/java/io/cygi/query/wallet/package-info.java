/** Who the caller is and what is in their wallet. */
@NullMarked
package io.cygi.query.wallet;

import org.jspecify.annotations.NullMarked;
