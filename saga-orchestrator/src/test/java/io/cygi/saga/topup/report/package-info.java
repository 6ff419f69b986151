@NullMarked
package io.cygi.saga.topup.report;

import org.jspecify.annotations.NullMarked;
