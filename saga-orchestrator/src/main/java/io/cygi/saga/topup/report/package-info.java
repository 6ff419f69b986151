/** Reports on top-ups for admins: findings, and the daily comparison of provider and wallets. */
@NullMarked
package io.cygi.saga.topup.report;

import org.jspecify.annotations.NullMarked;
