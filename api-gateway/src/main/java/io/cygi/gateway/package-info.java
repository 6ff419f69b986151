/** Edge of the platform: it authenticates callers and decides what they may reach. */
@NullMarked
package io.cygi.gateway;

import org.jspecify.annotations.NullMarked;
