/** Text from people as it arrives: in one Unicode form, visible, and without characters that disturb others. */
@NullMarked
package io.cygi.web.text;

import org.jspecify.annotations.NullMarked;
