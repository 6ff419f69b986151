/** Text that people send: in one Unicode form, visible, and without characters that disturb other text. */
@NullMarked
package io.cygi.web.text;

import org.jspecify.annotations.NullMarked;
