package io.cygi.web.page;

import io.cygi.web.problem.ValidationException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param nextCursor what to ask for the page after it with, null at the end
 * @param <T> what is listed
 */
public record CursorPage<T>(List<T> items, @Nullable String nextCursor) {

    /** How many items a page has unless asked otherwise. */
    public static final int LIMIT_DEFAULT = 20;

    /** The most items of a page. */
    public static final int LIMIT_MAX = 100;

    /**
     * {@return the page that begins with these items}
     *
     * @param oneMore up to {@code limit + 1} items, the last one telling that there is more
     * @param limit how many items the page may have
     * @param position what a cursor needs to know of the page's last item
     * @param <T> what is listed
     */
    public static <T> CursorPage<T> of(List<T> oneMore, int limit, Function<T, List<String>> position) {
        if (oneMore.size() <= limit) {
            return new CursorPage<>(oneMore, null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new CursorPage<>(items, Cursor.encode(position.apply(items.getLast())));
    }

    /** {@return the page with each item turned into another} @param mapper turns one @param <R> into what */
    public <R> CursorPage<R> map(Function<T, R> mapper) {
        return new CursorPage<>(items.stream().map(mapper).toList(), nextCursor);
    }

    /**
     * {@return the limit to use}
     *
     * @param limit what the caller asked for, or null
     * @throws ValidationException outside 1 to {@link #LIMIT_MAX}
     */
    public static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return LIMIT_DEFAULT;
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new ValidationException("limit", "must be between 1 and " + LIMIT_MAX);
        }
        return limit;
    }
}
