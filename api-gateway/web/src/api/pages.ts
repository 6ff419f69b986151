import { useInfiniteQuery, type QueryKey } from "@tanstack/react-query";

/** A page of a list. */
export interface PageOf<T> {
  items: T[];
  nextCursor?: string | null;
}

/** A list that is read page by page. */
export interface Pages<T> {
  items: T[];
  loading: boolean;
  error: unknown;
  /** Reads the next page; null at the end. */
  more: (() => void) | null;
  loadingMore: boolean;
  again: () => void;
}

/**
 * Reads a list page by page.
 *
 * @param read reads one page
 * @param refreshMillis interval in ms at which the list is read again; false for never
 */
export function usePages<T>(
  key: QueryKey,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<T>>,
  refreshMillis: number | false = false,
): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: refreshMillis,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    loading: query.isPending,
    error: query.error,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
    again: () => void query.refetch(),
  };
}
