package io.cygi.web.page;

import io.cygi.web.problem.ValidationException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items the items of the page
 * @param nextCursor the cursor of the next page, null at the end
 * @param <T> the type of the items
 */
public record CursorPage<T>(List<T> items, @Nullable String nextCursor) {

    /** The number of items of a page, unless the caller asks for another. */
    public static final int LIMIT_DEFAULT = 20;

    /** The most items of a page. */
    public static final int LIMIT_MAX = 100;

    /**
     * {@return the page that begins with these items}
     *
     * @param oneMore up to {@code limit + 1} items; the additional one shows that the list goes on
     * @param limit the most items of the page
     * @param position returns the parts of the cursor after an item, for the page's last item
     * @param <T> the type of the items
     */
    public static <T> CursorPage<T> of(List<T> oneMore, int limit, Function<T, List<String>> position) {
        if (oneMore.size() <= limit) {
            return new CursorPage<>(oneMore, null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new CursorPage<>(items, Cursor.encode(position.apply(items.getLast())));
    }

    /**
     * {@return the page with each item converted}
     *
     * @param mapper converts one item
     * @param <R> the type of the new items
     */
    public <R> CursorPage<R> map(Function<T, R> mapper) {
        return new CursorPage<>(items.stream().map(mapper).toList(), nextCursor);
    }

    /**
     * {@return the limit to use}
     *
     * @param limit the limit that the caller asked for, or null
     * @throws ValidationException if the limit is outside 1 to {@link #LIMIT_MAX}
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
