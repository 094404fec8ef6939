package dev.throughline.oms.activities.fulfillment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.throughline.oms.activities.fulfillment.Pickups.Showing;
import dev.throughline.oms.activities.fulfillment.Pickups.Shown;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was shown at counters; nothing of it is ever changed. */
@Component
class HandoverDesk {
    private static final int ID_BYTES = 16;

    private final WorkRows rows;
    private final WorkEvents events;
    private final PickupCodeMaker codes;
    private final JdbcClient jdbc;
    private final Clock clock;

    HandoverDesk(WorkRows rows, WorkEvents events, PickupCodeMaker codes, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.codes = codes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public Optional<Shown> show(Showing showing) {
        var work = rows.lock(showing.id()).filter(Work::awaitsCustomer).orElse(null);
        if (work == null) {
            return Optional.empty();
        }
        var proxy = rows.hasProxy(work.id()) ? work.proxyGeneration() : null;
        if (codes.matches(work, showing.code())) {
            return Optional.of(keep(work, showing, null));
        }
        return proxy != null && codes.matchesProxy(work, showing.code())
                ? Optional.of(keep(work, showing, proxy))
                : Optional.empty();
    }

    private Shown keep(Work work, Showing showing, @Nullable Integer proxy) {
        var act = act(showing, proxy);
        var id = "hov_" + hash(work.id() + "\n" + work.pickupGeneration() + "\n" + act);
        boolean first = insert(id, act, work, showing, proxy);
        if (first && showing.signature() != null) {
            jdbc.sql("INSERT INTO fulfillment.handover_signature (handover_id, png) VALUES (:id, :png)")
                    .param("id", id)
                    .param("png", showing.signature().bytes())
                    .update();
        }
        return new Shown(id, work.pickupGeneration());
    }

    private boolean insert(String id, String act, Work work, Showing showing, @Nullable Integer proxy) {
        return jdbc.sql("""
                                INSERT INTO fulfillment.handover (id, fulfillment_order_id, pickup_generation, proxy_generation,
                                    act, actor, identity_checked, age_checked, lines, quantities, rest, presented_at)
                                VALUES (:id, :fulfillmentOrder, :generation, :proxy,
                                    :act, :actor, :identity, :age, :lines, :quantities, :rest, :now)
                                ON CONFLICT DO NOTHING""")
                        .param("id", id)
                        .param("fulfillmentOrder", work.id().value())
                        .param("generation", work.pickupGeneration())
                        .param("proxy", proxy, Types.INTEGER)
                        .param("act", act)
                        .param("actor", WorkRows.name(showing.actor()))
                        .param("identity", showing.identityChecked())
                        .param("age", showing.ageChecked())
                        .param("lines", column(showing.lines(), true))
                        .param("quantities", column(showing.lines(), false))
                        .param("rest", showing.rest(), Types.VARCHAR)
                        .param("now", SqlTime.of(clock.instant()))
                        .update()
                == 1;
    }

    /** What was shown counts, and nothing else that was shown with the same code. Nothing where nothing was shown. */
    void count(Work work, FulfillmentStep step) {
        int counted = jdbc.sql("""
                        INSERT INTO fulfillment.handover_counted (fulfillment_order_id, pickup_generation, handover_id, counted_at)
                        SELECT fulfillment_order_id, pickup_generation, id, :now
                        FROM fulfillment.handover WHERE id = :id AND fulfillment_order_id = :fulfillmentOrder
                        ON CONFLICT DO NOTHING""")
                .param("id", step.handover(), Types.VARCHAR)
                .param("fulfillmentOrder", work.id().value())
                .param("now", SqlTime.of(clock.instant()))
                .update();
        if (counted > 0) {
            events.append(work.id(), step.step() + "/shown", "handed_over", step.actor(), null, proof(step));
        }
    }

    private Map<String, Object> proof(FulfillmentStep step) {
        return jdbc.sql("""
                        SELECT h.*, EXISTS (SELECT FROM fulfillment.handover_signature s WHERE s.handover_id = h.id) AS signed
                        FROM fulfillment.handover h WHERE h.id = :id""")
                .param("id", step.handover(), Types.VARCHAR)
                .query((row, _) -> Map.<String, Object>of(
                        "collector", row.getObject("proxy_generation") == null ? "CUSTOMER" : "PROXY",
                        "identity_checked", row.getBoolean("identity_checked"),
                        "age_checked", row.getBoolean("age_checked"),
                        "signed", row.getBoolean("signed")))
                .single();
    }

    /** Whether what was shown is what the process has counted. */
    boolean hasCounted(Shown shown) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM fulfillment.handover_counted WHERE handover_id = :id)")
                .param("id", shown.handover())
                .query(Boolean.class)
                .single();
    }

    private static Integer[] column(List<UnitsOfLine> lines, boolean number) {
        return lines.stream().map(u -> number ? u.line() : u.quantity()).toArray(Integer[]::new);
    }

    /** What was done, so that a repeat is the same act; a signature drawn again is another one. */
    private static String act(Showing showing, @Nullable Integer proxy) {
        var lines = showing.lines().stream()
                .sorted(Comparator.comparingInt(UnitsOfLine::line))
                .map(u -> u.line() + "x" + u.quantity())
                .toList();
        var signature = showing.signature();
        return hash(String.join(
                "\n",
                WorkRows.name(showing.actor()),
                String.valueOf(proxy),
                String.valueOf(showing.identityChecked()),
                String.valueOf(showing.ageChecked()),
                lines.toString(),
                String.valueOf(showing.rest()),
                signature == null ? "" : HexFormat.of().formatHex(sha256(signature.bytes()))));
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(UTF_8)), 0, ID_BYTES);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
