/** The pages of logins and logouts. */
@NullMarked
package io.cygi.gateway.login.page;

import org.jspecify.annotations.NullMarked;
