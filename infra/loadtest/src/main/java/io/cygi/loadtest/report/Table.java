package io.cygi.loadtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of figures for people, in Markdown. */
public final class Table {

    private final String title;
    private final List<String> notes = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Creates the table. @param title the title above the table @param columns the headings of the columns */
    public Table(String title, String... columns) {
        this.title = title;
        rows.add(List.of(columns));
    }

    /** Adds a row. @param cells the cells, one for each column; numbers are rounded to significant digits */
    public void row(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(text(cell));
        }
        if (texts.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException(rows.getFirst().size() + " cells are needed, not " + texts);
        }
        rows.add(texts);
    }

    /** Adds a line below the table. */
    public void note(String note) {
        notes.add(note);
    }

    private static String text(Object cell) {
        return cell instanceof Number number ? number(number) : String.valueOf(cell);
    }

    /** {@return a number with its significant digits} */
    public static String number(Number number) {
        if (!(number instanceof Double)) {
            return String.format(Locale.ROOT, "%,d", number.longValue());
        }
        double value = number.doubleValue();
        String format = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%,.1f" : "%,.2f";
        return String.format(Locale.ROOT, format, value);
    }

    /** {@return the table in Markdown} */
    String markdown() {
        StringBuilder text = new StringBuilder("### ").append(title).append("\n\n");
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append("|---")
                        .append("|---:".repeat(rows.getFirst().size() - 1))
                        .append("|\n");
            }
        }
        notes.forEach(note -> text.append("\n").append(note).append("\n"));
        return text.append("\n").toString();
    }
}
