package io.cygi.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * Lists the addresses of the web pages. The build of the pages writes the list; without it there is only a plain start
 * page.
 *
 * @param pages path patterns at which the pages are served
 * @param files path patterns of the files that the pages load
 */
public record PageRoutes(List<String> pages, List<String> files) {

    /** The folder of the built pages on the class path. */
    static final String FOLDER = "pages/";

    private static final String ASSETS = "/assets/**";
    private static final String ICON = "/favicon.svg";

    /** Copies the lists. */
    public PageRoutes {
        pages = List.copyOf(pages);
        files = List.copyOf(files);
    }

    /** {@return the addresses of the pages on the class path} */
    static PageRoutes read() {
        Resource list = new ClassPathResource(FOLDER + "pages.txt");
        if (!list.exists()) {
            return new PageRoutes(List.of("/"), List.of());
        }
        try {
            List<String> pages = list.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(path -> path.replaceAll(":(\\w+)", "{$1}"))
                    .toList();
            return new PageRoutes(pages, List.of(ASSETS, ICON));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of the pages cannot be read", e);
        }
    }

    /** {@return whether the pages were built} */
    boolean built() {
        return !files.isEmpty();
    }

    /** {@return all patterns, which are open to everybody} */
    public String[] patterns() {
        String[] all = new String[pages.size() + files.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < pages.size() ? pages.get(i) : files.get(i - pages.size());
        }
        return all;
    }
}
