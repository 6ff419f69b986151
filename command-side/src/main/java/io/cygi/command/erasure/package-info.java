/** The closing of what an account owns while the account is erased. */
@NullMarked
package io.cygi.command.erasure;

import org.jspecify.annotations.NullMarked;
