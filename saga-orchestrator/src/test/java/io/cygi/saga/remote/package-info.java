/** Tests of sagas in a process of their own. */
@NullMarked
package io.cygi.saga.remote;

import org.jspecify.annotations.NullMarked;
