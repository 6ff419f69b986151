/** The bodies of requests and answers, and the paths, that more than one service reads or writes. */
@NullMarked
package io.cygi.contracts.api;

import org.jspecify.annotations.NullMarked;
