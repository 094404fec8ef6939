package dev.throughline.oms.activities.event;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class Outbox implements Events {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean append(NewEvent event) {
        return append(new SubjectEvent(
                event.order().value(), event.key(), event.type(), event.actor(), event.reason(), event.data()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean append(SubjectEvent event) {
        return jdbc.sql("""
                        SELECT event.append(:order, :key, :type, :at, :actorKind, :actorReference, :reason,
                                            CAST(:data AS jsonb))
                        """)
                .param("order", event.subject())
                .param("key", event.key())
                .param("type", event.type())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actorKind", event.actor().kind().name())
                .param("actorReference", event.actor().reference())
                .param("reason", event.reason(), Types.VARCHAR)
                .param("data", json.writeValueAsString(event.data()))
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecordedEvent> of(OrderId order) {
        return of(order.value());
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecordedEvent> of(String subject) {
        return jdbc.sql("SELECT * FROM event.outbox WHERE order_id = :order ORDER BY sequence")
                .param("order", subject)
                .query((row, index) -> recorded(row))
                .list();
    }

    RecordedEvent recorded(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getObject("id", UUID.class),
                row.getString("order_id"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_reference")),
                row.getString("reason"),
                json.readValue(row.getString("data"), DATA));
    }
}
