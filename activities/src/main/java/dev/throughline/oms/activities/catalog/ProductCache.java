package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.activities.catalog.Catalog.Pack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What codes stood for a moment ago. Whoever changes a product or a code clears it. */
@Component
class ProductCache {
    private static final Duration CACHED_FOR = Duration.ofSeconds(5);
    private static final int MOST_CACHED = 50_000;

    private final Clock clock;
    private final Map<Key, Cached> cache = new ConcurrentHashMap<>();

    private record Key(String text, String channel) {}

    private record Cached(Pack pack, Instant until) {}

    ProductCache(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    Pack get(String text, String channel) {
        var cached = cache.get(new Key(text, channel));
        return cached != null && cached.until().isAfter(clock.instant()) ? cached.pack() : null;
    }

    void remember(Map<String, Pack> read, String channel) {
        if (cache.size() + read.size() > MOST_CACHED) {
            cache.clear();
        }
        var until = clock.instant().plus(CACHED_FOR);
        read.forEach((text, pack) -> cache.put(new Key(text, channel), new Cached(pack, until)));
    }

    void clear() {
        cache.clear();
    }
}
