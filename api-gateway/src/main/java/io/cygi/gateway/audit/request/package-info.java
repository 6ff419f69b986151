/** Describes a request as the audit log may keep it, with the accounts that it concerns. */
@NullMarked
package io.cygi.gateway.audit.request;

import org.jspecify.annotations.NullMarked;
