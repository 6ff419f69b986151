/** The events that are stored and the commands that are sent, by name and by class. */
@NullMarked
package io.cygi.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
