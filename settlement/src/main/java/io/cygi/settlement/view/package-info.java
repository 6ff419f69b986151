/** What organizers and admins are shown of settlements. */
@NullMarked
package io.cygi.settlement.view;

import org.jspecify.annotations.NullMarked;
