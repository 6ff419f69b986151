/** The rules as admins see and add them, and what past concerts would have come to by others. */
@NullMarked
package io.cygi.settlement.whatif;

import org.jspecify.annotations.NullMarked;
