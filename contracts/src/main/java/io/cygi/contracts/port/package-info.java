/** The ports by which one service asks another that runs in the same process. */
@NullMarked
package io.cygi.contracts.port;

import org.jspecify.annotations.NullMarked;
