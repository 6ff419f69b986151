/** Purchase allowances: no more seats per fan and concert than its limit. */
@NullMarked
package io.cygi.command.allowance;

import org.jspecify.annotations.NullMarked;
