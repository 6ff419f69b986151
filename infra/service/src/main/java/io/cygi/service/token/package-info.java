/** Verification of users' tokens with the keys that the edge publishes. */
@NullMarked
package io.cygi.service.token;

import org.jspecify.annotations.NullMarked;
