/**
 * A stand-in for KakaoPay's online payment API: its four calls, its pages, its states and, if configured, its faults.
 * All data is kept in memory and lost with the process.
 */
@NullMarked
package io.cygi.kakaopay;

import org.jspecify.annotations.NullMarked;
