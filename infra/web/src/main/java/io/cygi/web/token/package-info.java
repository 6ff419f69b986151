/** Verification of bearer tokens, in the edge and in services behind it. */
@NullMarked
package io.cygi.web.token;

import org.jspecify.annotations.NullMarked;
