/** The closing of an account's aggregates while the account is erased. */
@NullMarked
package io.cygi.command.erasure;

import org.jspecify.annotations.NullMarked;
