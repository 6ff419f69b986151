/** The ports by which one service asks another. */
@NullMarked
package io.cygi.contracts.port;

import org.jspecify.annotations.NullMarked;
