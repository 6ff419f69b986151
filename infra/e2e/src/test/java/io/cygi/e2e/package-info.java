/**
 * Tests that use and attack the platform through its HTTP API, in a process of its own. {@code mvn verify} runs it with
 * its embedded database; {@code mvn verify -Pmysql} runs the same scenarios on the MySQL server that the property
 * {@code cygi.e2e.datasource} names. Logs and data are left under {@code target/e2e}.
 */
@NullMarked
package io.cygi.e2e;

import org.jspecify.annotations.NullMarked;
