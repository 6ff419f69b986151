/** What a request was, as the audit log may keep it, and whom it turned out to be about. */
@NullMarked
package io.cygi.gateway.audit.request;

import org.jspecify.annotations.NullMarked;
