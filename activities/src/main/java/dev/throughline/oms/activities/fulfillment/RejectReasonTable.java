package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.fulfillment.RejectReason.StockEffect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class RejectReasonTable implements RejectReasons {
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    RejectReasonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<RejectReason> all() {
        return jdbc.sql("SELECT * FROM fulfillment.reject_reason ORDER BY code")
                .query((row, _) -> reason(row))
                .list();
    }

    @Override
    public Optional<RejectReason> find(String code) {
        return jdbc.sql("SELECT * FROM fulfillment.reject_reason WHERE code = :code")
                .param("code", code)
                .query((row, _) -> reason(row))
                .optional();
    }

    @Override
    public void put(RejectReason reason) {
        jdbc.sql("""
                        INSERT INTO fulfillment.reject_reason (code, texts, stock_effect, counts, active)
                        VALUES (:code, :texts::jsonb, :effect, :counts, :active)
                        ON CONFLICT (code) DO UPDATE SET texts = excluded.texts, stock_effect = excluded.stock_effect,
                            counts = excluded.counts, active = excluded.active
                        """)
                .param("code", reason.code())
                .param("texts", json.writeValueAsString(reason.texts()))
                .param("effect", reason.stockEffect().name())
                .param("counts", reason.countsAgainstAccuracy())
                .param("active", reason.active())
                .update();
    }

    private RejectReason reason(ResultSet row) throws SQLException {
        return new RejectReason(
                row.getString("code"),
                json.readValue(row.getString("texts"), new TypeReference<>() {}),
                StockEffect.valueOf(row.getString("stock_effect")),
                row.getBoolean("counts"),
                row.getBoolean("active"));
    }
}
