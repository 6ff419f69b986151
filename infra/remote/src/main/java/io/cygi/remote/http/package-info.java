/** Requests between services, and the tokens that prove who sends them. */
@NullMarked
package io.cygi.remote.http;

import org.jspecify.annotations.NullMarked;
