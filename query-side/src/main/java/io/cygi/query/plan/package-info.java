/**
 * Computes the plan of a venue: the places of sections and seats, and the attributes of seats. Keeps the pages of
 * plans prepared.
 */
@NullMarked
package io.cygi.query.plan;

import org.jspecify.annotations.NullMarked;
