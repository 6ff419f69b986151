/** Tests of the export and the erasure of personal data. */
@NullMarked
package io.cygi.gateway.account.personal;

import org.jspecify.annotations.NullMarked;
