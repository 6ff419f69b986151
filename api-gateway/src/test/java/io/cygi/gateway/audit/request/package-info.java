/** Tests of the forms in which the audit log keeps requests. */
@NullMarked
package io.cygi.gateway.audit.request;

import org.jspecify.annotations.NullMarked;
