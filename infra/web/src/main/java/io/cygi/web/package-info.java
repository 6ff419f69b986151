/** What every HTTP endpoint shares: who calls, how errors look, how lists are paged. */
@NullMarked
package io.cygi.web;

import org.jspecify.annotations.NullMarked;
