/** Demo accounts and demo concerts, absent without the demo profile. */
@NullMarked
package io.cygi.gateway.demo;

import org.jspecify.annotations.NullMarked;
