/** The contributions of modules to the export and the erasure of an account. */
@NullMarked
package io.cygi.web.personal;

import org.jspecify.annotations.NullMarked;
