/** What an account may ask about itself: the export and the erasure of its personal data. */
@NullMarked
package io.cygi.gateway.account.personal;

import org.jspecify.annotations.NullMarked;
