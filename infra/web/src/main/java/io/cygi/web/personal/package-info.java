/** What modules tell of one account, for its export and its erasure. */
@NullMarked
package io.cygi.web.personal;

import org.jspecify.annotations.NullMarked;
