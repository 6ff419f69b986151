/** The platform that is measured: its process, its database, and the resources that they use. */
@NullMarked
package io.cygi.loadtest.platform;

import org.jspecify.annotations.NullMarked;
