/**
 * Settles concerts that have ended: computes what each one earned, writes its statement, checks it and pays its
 * organizer. The packages are the steps of the job (find, read, check and pay) and what the steps share.
 */
@NullMarked
package io.cygi.settlement;

import org.jspecify.annotations.NullMarked;
