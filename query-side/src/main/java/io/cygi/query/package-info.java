/**
 * The query side: read models made of events, and the API that reads them. This package configures the packages below.
 * Each view has a package of its own.
 */
@NullMarked
package io.cygi.query;

import org.jspecify.annotations.NullMarked;
