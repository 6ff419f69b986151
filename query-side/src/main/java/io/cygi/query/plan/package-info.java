/** The venue's plan: where sections and seats are, and what seats are like. */
@NullMarked
package io.cygi.query.plan;

import org.jspecify.annotations.NullMarked;
