/** Purchase allowances: a fan has no more seats of a concert than its limit. */
@NullMarked
package io.cygi.command.allowance;

import org.jspecify.annotations.NullMarked;
