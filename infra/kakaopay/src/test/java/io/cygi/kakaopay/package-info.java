/** Tests of KakaoPay's stand-in, in memory and over HTTP. */
@NullMarked
package io.cygi.kakaopay;

import org.jspecify.annotations.NullMarked;
