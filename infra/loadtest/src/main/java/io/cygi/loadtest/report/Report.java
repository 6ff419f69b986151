package io.cygi.loadtest.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Collects the results of a run. */
public final class Report {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, Object> sections = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Aim> aims = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** Adds figures. @param name the name of the section @param figures a map or a record, with units in the names */
    public void figures(String name, Object figures) {
        sections.put(name, figures);
    }

    /** Adds a table. */
    public void table(Table table) {
        tables.add(table);
    }

    /** Adds an aim. @param what the aim @param figure the figure that was found @param met whether the aim is met */
    public void aim(String what, String figure, boolean met) {
        aims.add(new Aim(what, figure, met));
    }

    /** Adds a figure that could not be measured, and the reason. */
    public void absent(String what) {
        absent.add(what);
    }

    /** Adds a failure: wrong books, or an error that nobody expected. It fails the run. */
    public void failure(String what) {
        failures.add(what);
    }

    /**
     * Adds a failure for errors, if there are any.
     *
     * @param where the scenario in which they came up
     * @param errors the number of errors by kind
     */
    public void errors(String where, Map<String, Long> errors) {
        if (!errors.isEmpty()) {
            failure(where + " had errors: " + errors);
        }
    }

    /** {@return the failures} */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** {@return the report as JSON, for programs} */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>(sections);
        all.put("aims", aims);
        all.put("absent", absent);
        all.put("failures", failures);
        return MAPPER.writeValueAsString(all) + "\n";
    }

    /** {@return the report as Markdown, for people} */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        tables.forEach(table -> text.append(table.markdown()));
        if (!aims.isEmpty()) {
            Table table = new Table("Aims", "aim", "found", "");
            aims.forEach(aim -> table.row(aim.aim(), aim.found(), aim.met() ? "met" : "not met"));
            text.append(table.markdown());
        }
        absent.forEach(what -> text.append("Absent: ").append(what).append("\n"));
        failures.forEach(what -> text.append("FAILED: ").append(what).append("\n"));
        return text.toString();
    }

    /**
     * An aim of the benchmark and its result.
     *
     * @param aim the aim
     * @param found the figure that was found
     * @param met whether the aim is met
     */
    public record Aim(String aim, String found, boolean met) {}
}
