/** The endpoints of an account about itself: the export and the erasure of its personal data. */
@NullMarked
package io.cygi.gateway.account.personal;

import org.jspecify.annotations.NullMarked;
