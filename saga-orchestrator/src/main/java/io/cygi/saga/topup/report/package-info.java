/** What admins have to know about top-ups: findings, and the daily comparison of provider and wallets. */
@NullMarked
package io.cygi.saga.topup.report;

import org.jspecify.annotations.NullMarked;
