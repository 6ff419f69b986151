/**
 * Stores settlements with their states, the entries of their statements, and findings. A process changes a state only
 * if it is still the one that the process has read.
 */
@NullMarked
package io.cygi.settlement.store;

import org.jspecify.annotations.NullMarked;
