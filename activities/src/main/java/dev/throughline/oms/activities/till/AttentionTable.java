package dev.throughline.oms.activities.till;

import dev.throughline.oms.activities.till.TillRegister.Attention;
import dev.throughline.oms.activities.till.TillRegister.Code;
import dev.throughline.oms.activities.till.TillRegister.Resolution;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a person has to look at. */
@Component
class AttentionTable {
    private static final String SELECT = """
            SELECT a.*, t.location_id FROM till.attention a JOIN till.transaction t ON t.id = a.transaction_id
            """;

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Clock clock;

    AttentionTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void raise(String transaction, Code code, String key, String detail, @Nullable TillTransaction received) {
        jdbc.sql("""
                        INSERT INTO till.attention (transaction_id, code, key, detail, content, raised_at)
                        VALUES (:transaction, :code, :key, :detail, :content::jsonb, :at) ON CONFLICT DO NOTHING
                        """)
                .param("transaction", transaction)
                .param("code", code.name())
                .param("key", key)
                .param("detail", detail)
                .param("content", received == null ? null : json.writeValueAsString(received), Types.VARCHAR)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    List<Attention> openOf(String transaction) {
        return jdbc.sql(SELECT + "WHERE a.transaction_id = :transaction AND a.resolution IS NULL ORDER BY a.id")
                .param("transaction", transaction)
                .query((row, _) -> attention(row))
                .list();
    }

    List<Attention> open(@Nullable List<LocationId> locations, long afterId, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE a.resolution IS NULL AND a.id > :after
                          AND (:everywhere OR t.location_id = ANY(:locations))
                        ORDER BY a.id LIMIT :limit
                        """)
                .param("after", afterId)
                .param("everywhere", locations == null)
                .param(
                        "locations",
                        Objects.requireNonNullElse(locations, List.<LocationId>of()).stream()
                                .map(LocationId::value)
                                .toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> attention(row))
                .list();
    }

    Optional<Attention> find(long id) {
        return jdbc.sql(SELECT + "WHERE a.id = :id")
                .param("id", id)
                .query((row, _) -> attention(row))
                .optional();
    }

    boolean resolve(long id, Resolution resolution, Actor actor, @Nullable String note) {
        return jdbc.sql("""
                        UPDATE till.attention SET resolution = :resolution, resolved_by = :actor, note = :note
                        WHERE id = :id AND resolution IS NULL
                        """)
                        .param("id", id)
                        .param("resolution", resolution.name())
                        .param("actor", actor.kind() + ":" + actor.reference())
                        .param("note", note, Types.VARCHAR)
                        .update()
                == 1;
    }

    private Attention attention(ResultSet row) throws SQLException {
        var content = row.getString("content");
        var resolution = row.getString("resolution");
        return new Attention(
                row.getLong("id"),
                row.getString("transaction_id"),
                new LocationId(row.getString("location_id")),
                Code.valueOf(row.getString("code")),
                row.getString("detail"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                content == null ? null : json.readValue(content, TillTransaction.class),
                resolution == null ? null : Resolution.valueOf(resolution),
                row.getString("resolved_by"),
                row.getString("note"));
    }
}
