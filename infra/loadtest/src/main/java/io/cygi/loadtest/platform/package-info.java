/** The platform that is measured: its process, its database, and what they use. */
@NullMarked
package io.cygi.loadtest.platform;

import org.jspecify.annotations.NullMarked;
