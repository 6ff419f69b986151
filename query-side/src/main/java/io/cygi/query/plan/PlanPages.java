package io.cygi.query.plan;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.page.PageCache;
import io.cygi.query.page.PreparedPage;
import io.cygi.query.page.PreparedPageSource;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.LongPoll;
import io.cygi.query.read.ReadDatabase;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps plans prepared as public pages. Callers may keep a page for ever if its address names its version. */
public final class PlanPages implements PreparedPageSource {

    private static final String PLAN = "/plan";
    private static final String VERSION = "v=";

    private final PlanReader reader;
    private final LongPoll longPoll;
    private final String key;
    private final PageCache<String> plans;

    /**
     * Creates the pages of the stored plans.
     *
     * @param database the database with the stored plans
     * @param longPoll waits for a concert that has just been published
     * @param key the prefix of the keys of concerts' changes
     * @param bytesMax the most bytes of pages that are kept
     */
    public PlanPages(ReadDatabase database, LongPoll longPoll, String key, long bytesMax) {
        this.reader = new PlanReader(database);
        this.longPoll = longPoll;
        this.key = key;
        this.plans = new PageCache<>(bytesMax, id -> reader.find(id).map(PlanPages::page));
    }

    /**
     * Subscribes the pages to the commits of this process.
     *
     * @param notifier the notifier of all views
     * @param reset the key of a change of all concerts
     */
    public void subscribe(ChangeNotifier notifier, String reset) {
        notifier.subscribe(changed -> {
            if (changed.startsWith(key)) {
                plans.invalidate(changed.substring(key.length()));
            } else if (changed.equals(reset)) {
                plans.invalidateAll();
            }
        });
    }

    @Override
    public Optional<PreparedPage> find(String path, HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        if (query != null && !query.startsWith(VERSION)) {
            return Optional.empty();
        }
        @Nullable String version = query == null ? null : query.substring(VERSION.length());
        return ResourcePaths.concertIn(path, PLAN)
                .flatMap(concertId -> plans.cached(concertId.value()))
                .filter(page -> version == null || page.isTagged(version))
                .map(page -> asNamed(page, version));
    }

    /**
     * {@return the plan's page}
     *
     * @param concertId the concert's id
     * @param version the version that the address names, or null
     */
    PreparedPage page(ConcertId concertId, @Nullable String version) {
        String id = concertId.value();
        PreparedPage page = plans.get(id)
                .or(() -> longPoll.awaitAppearance(key + id, id, () -> reader.find(id))
                        .map(PlanPages::page))
                .orElseThrow(() -> PathIds.noSuch("concert"));
        return asNamed(version == null || page.isTagged(version) ? page : newest(id, page), version);
    }

    /**
     * {@return the page of the plan that is stored now} A caller may know a version from another process that this
     * process has not read yet. The plan is read only if the stored version differs, so unknown versions cost one short
     * query.
     */
    private PreparedPage newest(String id, PreparedPage kept) {
        if (reader.version(id).map(kept::isTagged).orElse(true)) {
            return kept;
        }
        plans.invalidate(id);
        return plans.get(id).orElse(kept);
    }

    private static PreparedPage asNamed(PreparedPage page, @Nullable String version) {
        return version != null && page.isTagged(version) ? page.lasting() : page;
    }

    private static PreparedPage page(VenuePlan plan) {
        return PreparedPage.tagged(plan.bytes(), plan.version());
    }
}
