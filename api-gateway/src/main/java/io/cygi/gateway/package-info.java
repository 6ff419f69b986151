/** The edge: who is calling, and what they may reach. */
@NullMarked
package io.cygi.gateway;

import org.jspecify.annotations.NullMarked;
