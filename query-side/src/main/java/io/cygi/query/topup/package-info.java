/** The view of top-ups. */
@NullMarked
package io.cygi.query.topup;

import org.jspecify.annotations.NullMarked;
