/**
 * Serves settlements, findings and documents to organizers and admins.
 * Organizers see a statement once it is final.
 */
@NullMarked
package io.cygi.settlement.view;

import org.jspecify.annotations.NullMarked;
