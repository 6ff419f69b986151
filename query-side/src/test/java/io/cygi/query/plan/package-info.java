@NullMarked
package io.cygi.query.plan;

import org.jspecify.annotations.NullMarked;
