/** Audit log: one line for each login, refusal and act of an admin. */
@NullMarked
package io.cygi.gateway.audit;

import org.jspecify.annotations.NullMarked;
