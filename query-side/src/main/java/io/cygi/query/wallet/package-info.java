/** Projects wallets and their transactions. Shows them to their owners. */
@NullMarked
package io.cygi.query.wallet;

import org.jspecify.annotations.NullMarked;
