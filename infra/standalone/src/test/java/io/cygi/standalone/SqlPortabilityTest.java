package io.cygi.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that MySQL 8.4, MySQL 9 and MariaDB 11.4 all understand the project's own SQL. It reads the sources of all
 * modules: every function in a text that looks like SQL has to be in the list, and no phrase that only some of the
 * servers know may occur.
 */
class SqlPortabilityTest {

    private static final Path PROJECT = Path.of("../..");

    /** Functions and types with parentheses that all three servers have. */
    private static final Set<String> KNOWN_TO_ALL = Set.of(
            "CHAR",
            "COALESCE",
            "CONCAT",
            "COUNT",
            "DATABASE",
            "DATETIME",
            "GET_LOCK",
            "GREATEST",
            "IF",
            "CONVERT",
            "INSTR",
            "JSON_VALUE",
            "KEY",
            "LOCATE",
            "MAX",
            "MIN",
            "RELEASE_LOCK",
            "SUM",
            "TIMESTAMPDIFF",
            "UNIX_TIMESTAMP",
            "UTC_TIMESTAMP",
            "VALUES",
            "VARCHAR",
            "VERSION");

    /** Sources whose SQL goes to the embedded MariaDB only. */
    private static final Set<String> OF_MARIADB_ALONE = Set.of("ServerFiles.java", "ServerProcess.java");

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(?<block>.*?)\"\"\"|\"(?<line>(?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    /** Matches the names of functions. Upper case is SQL everywhere; in a statement lower case is as well. */
    private static final Pattern FUNCTION = Pattern.compile("\\b([A-Z][A-Z0-9_]+)\\(");

    private static final Pattern STATEMENT = Pattern.compile(
            "\\b(SELECT|INSERT INTO|INSERT IGNORE|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE|WHERE)\\b");
    private static final Pattern FUNCTION_OF_STATEMENT = Pattern.compile("\\b([A-Za-z][A-Za-z0-9_]+)\\(");

    private static final Pattern OF_SOME_ONLY = Pattern.compile(
            "\\b(RETURNING|EXECUTE IMMEDIATE|NEXT VALUE FOR|CREATE SEQUENCE|CREATE OR REPLACE TABLE|FETCH FIRST"
                    + "|ADD COLUMN IF NOT EXISTS|DROP COLUMN IF EXISTS|INET6|VALUE\\(|AS NEW ON DUPLICATE|LATERAL"
                    + "|utf8mb4_0900_\\w+|uca1400_\\w+|SYSTEM VERSIONING|INVISIBLE|JSON_TABLE|FULL JOIN|LIMIT ROWS)"
                    + "|->>?'",
            Pattern.CASE_INSENSITIVE);

    @Test
    void usesOnlyFunctionsThatAllServersHave() {
        Map<String, Set<String>> unknown = new TreeMap<>();
        int statements = 0;
        for (Path file : sources()) {
            for (String text : texts(file)) {
                statements += STATEMENT.matcher(text).find() ? 1 : 0;
                Set<String> functions = unknownFunctions(text);
                if (!functions.isEmpty()) {
                    unknown.computeIfAbsent(PROJECT.relativize(file).toString(), name -> new TreeSet<>())
                            .addAll(functions);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(statements).as("statements that were read").isGreaterThan(100);
    }

    @Test
    void usesNoSyntaxThatOnlySomeServersKnow() {
        Map<String, String> found = new TreeMap<>();
        for (Path file : sources()) {
            for (String text : texts(file)) {
                Matcher phrase = OF_SOME_ONLY.matcher(text);
                if (STATEMENT.matcher(text).find() && phrase.find()) {
                    found.put(PROJECT.relativize(file).toString(), phrase.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONCAT('settlement-', MD5(DATABASE()))",
                "SELECT UUID_TO_BIN(?) FROM settlement",
                "SELECT md5(title) FROM query_concert",
                "UPDATE t SET a = NEXTVAL(s)",
                "WHERE REGEXP_LIKE(title, ?)",
                "password CHAR(64) DEFAULT SHA1('x')"
            })
    void knowsAFunctionThatOnlySomeHave(String text) {
        assertThat(unknownFunctions(text)).hasSize(1);
    }

    private static Set<String> unknownFunctions(String text) {
        Set<String> unknown = new TreeSet<>();
        Pattern pattern = STATEMENT.matcher(text).find() ? FUNCTION_OF_STATEMENT : FUNCTION;
        Matcher function = pattern.matcher(text);
        while (function.find()) {
            String name = function.group(1);
            if (!KNOWN_TO_ALL.contains(name.toUpperCase(Locale.ROOT))) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    /** {@return the texts of a file: all of a script, the literals of a class} */
    private static List<String> texts(Path file) {
        try {
            String source = Files.readString(file);
            if (file.toString().endsWith(".sql")) {
                return List.of(source.replaceAll("--.*", ""));
            }
            return LITERAL.matcher(source)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources() {
        try (Stream<Path> all = Files.walk(PROJECT)) {
            return all.filter(file -> file.toString().contains("/src/main/"))
                    .filter(file -> file.toString().matches(".*\\.(java|sql)"))
                    .filter(file ->
                            !OF_MARIADB_ALONE.contains(file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
