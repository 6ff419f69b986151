/** Tests of services behind a simulated edge. */
@NullMarked
package io.cygi.service;

import org.jspecify.annotations.NullMarked;
