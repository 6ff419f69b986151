/**
 * A stand-in for KakaoPay's online payment API: its four calls, its pages, its states and, where they are asked for, its
 * faults. Everything is kept in memory and is gone with the process.
 */
@NullMarked
package io.cygi.kakaopay;

import org.jspecify.annotations.NullMarked;
