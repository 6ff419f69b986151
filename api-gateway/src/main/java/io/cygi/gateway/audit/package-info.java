/** The audit log: each login, refusal and act of an admin, a line each. */
@NullMarked
package io.cygi.gateway.audit;

import org.jspecify.annotations.NullMarked;
