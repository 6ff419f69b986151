@NullMarked
package io.cygi.saga.topup;

import org.jspecify.annotations.NullMarked;
