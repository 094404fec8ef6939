package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.workflows.shared.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Policies in PostgreSQL. Every placement asks for the active one, so it is kept for a few seconds. */
@Service
class StoredPolicies implements SourcingPolicies {
    private static final Duration CACHED_FOR = Duration.ofSeconds(3);

    private final PolicyTable table;
    private final Clock clock;
    private volatile @Nullable Cached cached;

    private record Cached(PolicyVersion active, Instant until) {}

    StoredPolicies(PolicyTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public List<PolicyVersion> all() {
        var shown = new HashSet<String>();
        return table.all(clock.instant()).stream()
                .filter(one -> shown.add(one.id()) || one.status() == Status.ACTIVE)
                .toList();
    }

    @Override
    public List<PolicyVersion> versions(String id) {
        return table.versions(id, clock.instant());
    }

    @Override
    public Optional<PolicyVersion> find(String id, int version) {
        return versions(id).stream().filter(one -> one.version() == version).findFirst();
    }

    @Override
    public PolicyVersion active() {
        var now = clock.instant();
        var known = cached;
        if (known == null || !known.until().isAfter(now)) {
            known = new Cached(table.active(now), now.plus(CACHED_FOR));
            cached = known;
        }
        return known.active();
    }

    @Override
    public PolicyVersion put(String id, SourcingRules rules, Actor actor, String reason) {
        while (true) {
            var latest = versions(id).stream().findFirst();
            if (latest.isPresent() && latest.get().rules().equals(rules)) {
                return latest.get();
            }
            int version = latest.map(PolicyVersion::version).orElse(0) + 1;
            try {
                table.insert(id, version, rules, actor, reason, clock.instant());
                return find(id, version).orElseThrow();
            } catch (DuplicateKeyException _) {
                // Somebody else has added this version meanwhile: ours is the next, or the same.
            }
        }
    }

    @Override
    public Optional<PolicyVersion> activate(
            String id, int version, @Nullable Instant from, @Nullable Instant until, Actor actor, String reason) {
        if (find(id, version).isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var start = Objects.requireNonNullElse(from, now);
        table.insertActivation(id, version, new Activation(start, until, PolicyTable.by(actor), reason, now));
        cached = null;
        return find(id, version);
    }
}
