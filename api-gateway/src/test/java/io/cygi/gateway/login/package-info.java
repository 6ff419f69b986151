/** Tests of logins against a real OAuth server. */
@NullMarked
package io.cygi.gateway.login;

import org.jspecify.annotations.NullMarked;
