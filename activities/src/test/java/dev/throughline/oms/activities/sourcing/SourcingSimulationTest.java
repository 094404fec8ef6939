package dev.throughline.oms.activities.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.activities.sourcing.PolicySamples.RulesBuilder;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.activities.sourcing.SourcingRules.Capacity;
import dev.throughline.oms.activities.sourcing.SourcingRules.Handling;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On decisions of an hour in the past that is this test's own. */
@DatabaseTest
class SourcingSimulationTest {
    private static final LocationId STORE = new LocationId("st-sim");
    private static final LocationId WAREHOUSE = new LocationId("wh-sim");
    private static final Sku SKU = new Sku("SIMULATED");

    private final Instant from = Instant.parse("1980-01-01T00:00:00Z")
            .plusSeconds(86_400L * ThreadLocalRandom.current().nextInt(9_000));
    private final Instant before = from.plusSeconds(3_600);
    private final RulesBuilder rules = new RulesBuilder();

    @Autowired
    private SourcingSimulations simulations;

    @Autowired
    private SourcingDecisions reasons;

    @Autowired
    private SourcingPolicies policies;

    @Autowired
    private DecisionTable decisions;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void threeParcelsFromTheStoreNearby() {
        for (int i = 0; i < 3; i++) {
            decide(i);
        }
        rules.warehouse = new Handling(50, 0);
        rules.store = new Handling(400, 0);
    }

    @Test
    void showsBothSidesByTheTariffThatIsTried() {
        var simulated = simulations.simulate(rules.build(), from, before, null, 100);

        assertThat(simulated.decisions()).isEqualTo(3);
        assertThat(simulated.changed()).isEqualTo(3);
        assertThat(simulated.past().parcelsByLocation()).isEqualTo(Map.of(STORE, 3));
        assertThat(simulated.past().costMinor()).as("3 × (400 + 1 km)").isEqualTo(3 * 401);
        assertThat(simulated.past().meters()).isEqualTo(3_000);
        assertThat(simulated.tried().parcelsByLocation()).isEqualTo(Map.of(WAREHOUSE, 3));
        assertThat(simulated.tried().costMinor()).as("3 × (50 + 90 km)").isEqualTo(3 * 140);
        assertThat(simulated.tried().units()).isEqualTo(6);
        assertThat(simulated.end()).isNull();
    }

    @Test
    void pagesAddUp() {
        var first = simulations.simulate(rules.build(), from, before, null, 2);
        var second = simulations.simulate(rules.build(), from, before, first.end(), 2);

        assertThat(first.decisions()).isEqualTo(2);
        assertThat(second.decisions()).isEqualTo(1);
        assertThat(second.end()).isNull();
        assertThat(first.tried().costMinor() + second.tried().costMinor()).isEqualTo(3 * 140);
    }

    @Test
    void aDayThatFillsUpGoesOnElsewhere() {
        rules.capacity = new Capacity(2, null, Map.of());

        var tried = simulations.simulate(rules.build(), from, before, null, 100).tried();

        assertThat(tried.parcelsByLocation()).isEqualTo(Map.of(WAREHOUSE, 2, STORE, 1));
    }

    @Test
    void changesNothing() {
        var rows = count();

        simulations.simulate(rules.build(), from, before, null, 100);

        assertThat(count()).isEqualTo(rows);
    }

    @Test
    void aDecisionSaysByWhichPolicyItWasMadeAndWhyNotElsewhere() {
        var order = decide(9);

        var decided = reasons.of(order).getFirst();

        assertThat(decided.policyId()).isEqualTo("default");
        assertThat(decided.gapMinor()).isZero();
        assertThat(decided.lines().getFirst().chosen()).isEqualTo(Map.of("st-sim", 2));
        assertThat(decided.lines().getFirst().others())
                .containsExactly(new SourcingDecisions.Other(WAREHOUSE, "costs more", 89L));
    }

    private int count() {
        return jdbc.sql("SELECT count(*) FROM sourcing.decision WHERE decided_at BETWEEN :from AND :before")
                .param("from", Timestamp.from(from))
                .param("before", Timestamp.from(before))
                .query(Integer.class)
                .single();
    }

    private OrderId decide(int minute) {
        var order = new OrderId(
                "ord_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        var situation = PolicySamples.shipment(
                List.of(new OrderedUnits(1, SKU, 2)),
                List.of(seen(STORE, Kind.STORE, 1_000), seen(WAREHOUSE, Kind.WAREHOUSE, 90_000)));
        var policy = policies.find("default", 1).orElseThrow();
        var plan = Planner.plan(situation, policy.rules());
        var decision = new SourcingDecision(plan.assignments(), List.of(), List.of(), null);
        var explanation = Explanation.of(situation, policy.rules(), plan);
        decisions.write(List.of(decisions.entry(
                order, "place", decision, explanation, situation, policy, from.plusSeconds(60L * minute))));
        return order;
    }

    private static Seen seen(LocationId location, Kind kind, long meters) {
        return PolicySamples.seen(location.value(), kind, meters, Map.of(SKU, 9));
    }
}
