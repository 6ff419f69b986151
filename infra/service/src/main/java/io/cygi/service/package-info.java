/** The parts of a service that runs in a process of its own behind the edge. */
@NullMarked
package io.cygi.service;

import org.jspecify.annotations.NullMarked;
