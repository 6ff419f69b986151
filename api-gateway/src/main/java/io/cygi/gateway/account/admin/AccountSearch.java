package io.cygi.gateway.account.admin;

import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.account.store.AccountRow;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AccountState;
import io.cygi.web.page.Cursor;
import io.cygi.web.page.CursorPage;
import io.cygi.web.problem.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds accounts. Without a text they are listed by identifier. With a text come first the accounts whose identifier
 * begins with it, then those whose nickname does, then those whose e-mail address does. Each of these lists follows an
 * index, so the cost of a page depends on its length only.
 */
final class AccountSearch {

    private static final char ESCAPE = '!';

    private final JdbcTemplate jdbc;
    private final AccountRows rows;

    AccountSearch(JdbcTemplate jdbc, AccountRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * The conditions of a search.
     *
     * @param text the beginning of an identifier, a nickname or an e-mail address, or null
     * @param role a role that the account must have, or null
     * @param status the status that the account must have, or null
     */
    record Filter(@Nullable String text, @Nullable Role role, Account.@Nullable Status status) {}

    /** The lists that a search goes through, each in the order of a column. */
    private enum Section {
        ACCOUNT_ID("a.account_id"),
        NICKNAME("a.nickname"),
        EMAIL("a.email");

        private final String column;

        Section(String column) {
            this.column = column;
        }
    }

    /** The position of an account in a search. */
    private record Hit(Section section, String key, String accountId) {

        private static Hit of(List<String> position) {
            return new Hit(Section.valueOf(position.get(0)), "", position.get(1));
        }

        /** Returns the position for a cursor. Callers put cursors into addresses, so it contains no personal data. */
        private List<String> position() {
            return List.of(section.name(), accountId);
        }
    }

    /**
     * {@return a page of accounts}
     *
     * @param cursor the cursor of the page, or null for the first
     * @param limit the most accounts on the page
     */
    CursorPage<Account> page(Filter filter, @Nullable String cursor, int limit) {
        @Nullable Hit after = cursor == null ? null : located(Cursor.decode(cursor, 2, Hit::of));
        List<Hit> hits = new ArrayList<>();
        int last = filter.text() == null ? 0 : Section.values().length - 1;
        for (int number = after == null ? 0 : after.section.ordinal();
                number <= last && hits.size() <= limit;
                number++) {
            Section section = Section.values()[number];
            @Nullable Hit begin = after != null && after.section == section ? after : null;
            hits.addAll(hits(section, filter, begin, limit + 1 - hits.size()));
        }
        CursorPage<Hit> page = CursorPage.of(hits, limit, Hit::position);
        Map<String, AccountRow> found = rows
                .findAllById(page.items().stream().map(Hit::accountId).toList())
                .stream()
                .collect(Collectors.toMap(row -> row.accountId().value(), Function.identity()));
        return new CursorPage<>(
                page.items().stream()
                        .flatMap(hit -> Stream.ofNullable(found.get(hit.accountId)))
                        .map(AccountRow::account)
                        .toList(),
                page.nextCursor());
    }

    /** {@return the position with its key, which the cursor leaves out} */
    private Hit located(Hit hit) {
        List<@Nullable String> keys = jdbc.queryForList(
                "SELECT " + hit.section.column + " FROM account a WHERE a.account_id = ?", String.class, hit.accountId);
        @Nullable String key = keys.isEmpty() ? null : keys.getFirst();
        if (key == null) {
            throw new ValidationException("cursor", "is not one that this list gave");
        }
        return new Hit(hit.section, key, hit.accountId);
    }

    private List<Hit> hits(Section section, Filter filter, @Nullable Hit after, int rowsMax) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        boolean byRole = filter.role() != null && filter.text() == null;
        String column = byRole ? "r.account_id" : section.column;
        String id = byRole ? "r.account_id" : "a.account_id";
        addText(section, filter.text(), conditions, parameters);
        addRole(filter.role(), byRole, conditions, parameters);
        addStatus(filter.status(), conditions, parameters);
        if (after != null) {
            conditions.add(column + " >= ? AND (" + column + " > ? OR " + id + " > ?)");
            parameters.addAll(List.of(after.key, after.key, after.accountId));
        }
        String from = byRole ? "account_role r JOIN account a ON a.account_id = r.account_id" : "account a";
        String sql = "SELECT " + column + ", " + id + " FROM " + from
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + " ORDER BY " + column + ", " + id + " LIMIT ?";
        parameters.add(rowsMax);
        return jdbc.query(
                sql, (row, number) -> new Hit(section, row.getString(1), row.getString(2)), parameters.toArray());
    }

    /** Adds the condition that a column begins with the text, and that no column of an earlier list does. */
    private static void addText(
            Section section, @Nullable String text, List<String> conditions, List<Object> parameters) {
        if (text == null) {
            return;
        }
        String pattern = pattern(text);
        conditions.add(section.column + " LIKE ? ESCAPE '!'");
        parameters.add(pattern);
        for (Section earlier : Section.values()) {
            if (earlier.ordinal() < section.ordinal()) {
                conditions.add(earlier.column + " NOT LIKE ? ESCAPE '!'");
                parameters.add(pattern);
            }
        }
    }

    private static String pattern(String text) {
        StringBuilder pattern = new StringBuilder(text.length() + 1);
        for (char c : text.toCharArray()) {
            if (c == '%' || c == '_' || c == ESCAPE) {
                pattern.append(ESCAPE);
            }
            pattern.append(c);
        }
        return pattern.append('%').toString();
    }

    private static void addRole(@Nullable Role role, boolean byRole, List<String> conditions, List<Object> parameters) {
        if (role != null) {
            conditions.add(
                    byRole
                            ? "r.role = ?"
                            : "EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.account_id AND r.role = ?)");
            parameters.add(role.name());
        }
    }

    private static void addStatus(Account.@Nullable Status status, List<String> conditions, List<Object> parameters) {
        if (status != null) {
            List<String> states = Stream.of(AccountState.values())
                    .filter(state -> state.status() == status)
                    .map(Enum::name)
                    .toList();
            conditions.add("a.state IN ("
                    + String.join(", ", states.stream().map(state -> "?").toList()) + ")");
            parameters.addAll(states);
        }
    }
}
