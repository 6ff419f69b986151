/** The rules of text: the characters that it may have, and the forms of identifiers. */
@NullMarked
package io.cygi.contracts.text;

import org.jspecify.annotations.NullMarked;
