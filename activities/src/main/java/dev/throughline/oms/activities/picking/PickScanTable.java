package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.picking.Picking.Missing;
import dev.throughline.oms.activities.picking.Picking.Scan;
import dev.throughline.oms.activities.picking.Picking.Scanned;
import dev.throughline.oms.activities.picking.Picking.ShortPick.Part;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What pickers have told, once each. */
@Component
class PickScanTable {
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final JdbcClient jdbc;
    private final Clock clock;

    PickScanTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param asked what it was told for */
    record Told(String asked, Scanned answer) {}

    Optional<Told> find(WaveId wave, String id) {
        return jdbc.sql("SELECT asked, answer FROM picking.scan WHERE wave_id = :wave AND scan_id = :id")
                .param("wave", wave.value())
                .param("id", id)
                .query((row, _) ->
                        new Told(row.getString("asked"), json.readValue(row.getString("answer"), Scanned.class)))
                .optional();
    }

    void insert(WaveId wave, Scan scan, Scanned answer) {
        jdbc.sql("""
                        INSERT INTO picking.scan (wave_id, scan_id, asked, sku, units, actor, at, answer)
                        VALUES (:wave, :id, :asked, :sku, :units, :actor, :at, :answer::jsonb)
                        """)
                .param("wave", wave.value())
                .param("id", scan.id())
                .param("asked", scan.asked())
                .param("sku", scan.sku().value())
                .param("units", scan.units())
                .param("actor", scan.actor().reference())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("answer", json.writeValueAsString(answer))
                .update();
    }

    /** What the short pick was told for; empty if it is new. */
    Optional<String> askedFor(WaveId wave, String id) {
        return jdbc.sql("SELECT asked FROM picking.short_pick WHERE wave_id = :wave AND short_pick_id = :id")
                .param("wave", wave.value())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void insert(WaveId wave, Missing missing, List<Part> parts) {
        jdbc.sql("""
                        INSERT INTO picking.short_pick (wave_id, short_pick_id, asked, actor, at)
                        VALUES (:wave, :id, :asked, :actor, :at)
                        """)
                .param("wave", wave.value())
                .param("id", missing.id())
                .param("asked", missing.asked())
                .param("actor", missing.actor().reference())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        INSERT INTO picking.short_part (wave_id, short_pick_id, tote, line, sku, units)
                        SELECT :wave, :id, p.tote, p.line, :sku, p.units
                        FROM unnest(:totes::int[], :lines::int[], :units::int[]) AS p (tote, line, units)
                        """)
                .param("wave", wave.value())
                .param("id", missing.id())
                .param("sku", missing.sku().value())
                .param("totes", parts.stream().map(Part::tote).toArray(Integer[]::new))
                .param("lines", parts.stream().map(Part::line).toArray(Integer[]::new))
                .param("units", parts.stream().map(Part::units).toArray(Integer[]::new))
                .update();
    }

    /** By tote, the last first. */
    List<Part> parts(WaveId wave, String id) {
        return jdbc.sql("""
                        SELECT p.*, t.fulfillment_order_id, k.kit
                        FROM picking.short_part p
                        JOIN picking.tote t ON t.wave_id = p.wave_id AND t.tote = p.tote
                        JOIN picking.task k
                          ON k.wave_id = p.wave_id AND k.tote = p.tote AND k.line = p.line AND k.sku = p.sku
                        WHERE p.wave_id = :wave AND p.short_pick_id = :id ORDER BY p.tote DESC, p.line
                        """)
                .param("wave", wave.value())
                .param("id", id)
                .query((row, _) -> new Part(
                        row.getInt("tote"),
                        new FulfillmentOrderId(row.getString("fulfillment_order_id")),
                        row.getInt("line"),
                        new Sku(row.getString("sku")),
                        row.getBoolean("kit"),
                        row.getInt("units"),
                        row.getString("outcome")))
                .list();
    }

    void setOutcome(WaveId wave, String id, Part part, String outcome) {
        jdbc.sql("""
                        UPDATE picking.short_part SET outcome = :outcome
                        WHERE wave_id = :wave AND short_pick_id = :id AND tote = :tote AND line = :line AND outcome IS NULL
                        """)
                .param("wave", wave.value())
                .param("id", id)
                .param("tote", part.tote())
                .param("line", part.line())
                .param("outcome", outcome)
                .update();
    }
}
