/** Tests of KakaoPay's stand-in, by itself and over HTTP. */
@NullMarked
package io.cygi.kakaopay;

import org.jspecify.annotations.NullMarked;
