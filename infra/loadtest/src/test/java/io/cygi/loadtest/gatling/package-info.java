/** The crowd of fans as a Gatling simulation. */
@NullMarked
package io.cygi.loadtest.gatling;

import org.jspecify.annotations.NullMarked;
