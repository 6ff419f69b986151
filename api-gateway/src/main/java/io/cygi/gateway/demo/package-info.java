/** Accounts and concerts for trying the platform out; absent without the demo profile. */
@NullMarked
package io.cygi.gateway.demo;

import org.jspecify.annotations.NullMarked;
