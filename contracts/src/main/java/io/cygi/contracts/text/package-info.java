/** The rules of text: what characters it may have, and the forms of identifiers. */
@NullMarked
package io.cygi.contracts.text;

import org.jspecify.annotations.NullMarked;
