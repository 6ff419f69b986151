/** Tests of the audit log. */
@NullMarked
package io.cygi.gateway.audit;

import org.jspecify.annotations.NullMarked;
