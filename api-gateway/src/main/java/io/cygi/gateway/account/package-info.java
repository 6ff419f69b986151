/** Accounts of fans, organizers and admins. Personal data is stored here and nowhere else. */
@NullMarked
package io.cygi.gateway.account;

import org.jspecify.annotations.NullMarked;
