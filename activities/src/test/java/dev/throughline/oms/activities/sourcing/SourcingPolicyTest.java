package dev.throughline.oms.activities.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.catalog.Logistics.SizeClass;
import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.activities.sourcing.PolicySamples.RulesBuilder;
import dev.throughline.oms.activities.sourcing.SourcingPolicies.PolicyVersion;
import dev.throughline.oms.activities.sourcing.SourcingPolicies.Status;
import dev.throughline.oms.activities.sourcing.SourcingRules.Ageing;
import dev.throughline.oms.activities.sourcing.SourcingRules.Band;
import dev.throughline.oms.activities.sourcing.SourcingRules.Buffer;
import dev.throughline.oms.activities.sourcing.SourcingRules.Capacity;
import dev.throughline.oms.activities.sourcing.SourcingRules.Handling;
import dev.throughline.oms.activities.sourcing.SourcingRules.Restriction;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SourcingPolicyTest {
    private static final Actor PLANNER = new Actor(Actor.Kind.OPERATIONS, "planner-7");

    private final String id = "p-" + UUID.randomUUID().toString().substring(0, 13);

    @Autowired
    private SourcingPolicies policies;

    @Autowired
    private PolicyTable table;

    @Autowired
    private RulesJson json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void thePolicyAsShippedDecides() {
        var active = policies.active();

        assertThat(active.id()).isEqualTo("default");
        assertThat(active.rules()).isEqualTo(PolicySamples.shipped());
    }

    @Test
    void rulesAreReadAsTheyWereWritten() {
        var full = full().build();

        assertThat(json.read(json.write(full))).isEqualTo(full);
    }

    @Test
    void versionsAreAppendedAndTheSameRulesAddNone() {
        var first = policies.put(id, full().build(), PLANNER, "peak season");
        var changed = full();
        changed.splitPenalty = 1;

        var second = policies.put(id, changed.build(), PLANNER, "cheaper splits");

        assertThat(policies.put(id, changed.build(), PLANNER, "again")).isEqualTo(second);
        assertThat(policies.versions(id)).extracting(PolicyVersion::version).containsExactly(2, 1);
        assertThat(first.status()).isEqualTo(Status.DRAFT);
        assertThat(first.createdBy()).isEqualTo("OPERATIONS:planner-7");
        assertThat(policies.find(id, 1).orElseThrow().rules()).isEqualTo(full().build());
        assertThat(policies.all()).extracting(PolicyVersion::id).contains(id, "default");
    }

    @Test
    void concurrentVersionsAllCount() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.rangeClosed(1, 8)
                    .<Callable<PolicyVersion>>mapToObj(penalty -> () -> {
                        var rules = new RulesBuilder();
                        rules.splitPenalty = penalty;
                        return policies.put(id, rules.build(), PLANNER, "number " + penalty);
                    })
                    .toList();
            var versions = new ArrayList<Integer>();
            for (var future : threads.invokeAll(calls)) {
                versions.add(future.get().version());
            }
            assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        }
    }

    /** Activated for a day a hundred years from now, since other tests share the database: what decides today stays. */
    @Test
    void anActivationCountsInItsTimeAndTheLastOneMadeFirst() {
        policies.put(id, full().build(), PLANNER, "peak season");
        var from = clock.instant().plus(Duration.ofDays(36_500));
        var until = from.plus(Duration.ofDays(1));

        var activated =
                policies.activate(id, 1, from, until, PLANNER, "for one day").orElseThrow();

        assertThat(activated.status()).isEqualTo(Status.INACTIVE);
        assertThat(table.active(from).id()).isEqualTo(id);
        assertThat(table.active(from.minusSeconds(1)).id()).isEqualTo("default");
        assertThat(table.active(until).id()).isEqualTo("default");
        assertThat(policies.activate(id, 9, from, until, PLANNER, "no such version"))
                .isEmpty();
    }

    @Test
    void nothingThatDecidedCanBeChanged() {
        policies.put(id, full().build(), PLANNER, "peak season");

        assertThatThrownBy(() -> jdbc.sql("UPDATE sourcing.policy SET reason = 'x' WHERE id = :id")
                        .param("id", id)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private static RulesBuilder full() {
        var rules = new RulesBuilder();
        var store = new LocationId("st-1");
        rules.maximumKm = 300;
        rules.optedOut = Set.of(store);
        rules.buffers = List.of(new Buffer(Kind.STORE, Set.of(store), "85", 2));
        rules.restrictions = List.of(new Restriction(Kind.STORE, Set.of(), Set.of(SizeClass.BULKY), true));
        rules.capacity = new Capacity(500, 40, Map.of(store, 10));
        rules.keepPromise = true;
        rules.shipping = List.of(new Band(100, 300, 20, 0), new Band(null, 500, 40, 0));
        rules.store = new Handling(90, 15);
        rules.ageing = new Ageing(180, 30);
        rules.loadBalance = 100;
        return rules;
    }
}
