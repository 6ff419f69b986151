/** The events that are stored, by name and by class. */
@NullMarked
package io.cygi.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
