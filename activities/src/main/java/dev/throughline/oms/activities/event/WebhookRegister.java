package dev.throughline.oms.activities.event;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WebhookRegister implements Webhooks {
    private static final String DELIVERY_PREFIX = "whd_";
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SubscriptionRules rules;
    private final SecureRandom random = new SecureRandom();

    WebhookRegister(JdbcClient jdbc, Clock clock, WebhookProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rules = new SubscriptionRules(new AddressGuard(properties.allowPrivateAddresses()));
    }

    @Override
    @Transactional
    public Subscribing subscribe(String url, List<String> eventTypes) {
        var refused = rules.refuse(url, eventTypes);
        return refused.isPresent() ? refused.get() : insert(url, eventTypes);
    }

    @Override
    @Transactional(readOnly = true)
    public List<WebhookSubscription> subscriptions() {
        return jdbc.sql("SELECT id, url, event_types, status FROM event.subscription ORDER BY created_at, id")
                .query((row, index) -> subscription(row))
                .list();
    }

    @Override
    @Transactional
    public boolean delete(String subscriptionId) {
        return jdbc.sql("DELETE FROM event.subscription WHERE id = :id")
                        .param("id", subscriptionId)
                        .update()
                == 1;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<List<WebhookDelivery>> deliveries(String subscriptionId, @Nullable String before, int limit) {
        var known = jdbc.sql("SELECT id FROM event.subscription WHERE id = :id")
                .param("id", subscriptionId)
                .query(String.class)
                .optional();
        return known.map(
                id -> page(id, before == null ? Long.MAX_VALUE : number(before).orElse(0L), limit));
    }

    @Override
    @Transactional
    public boolean resend(String deliveryId) {
        return number(deliveryId).filter(this::exists).map(this::again).isPresent();
    }

    private Subscribing insert(String url, List<String> eventTypes) {
        var id = "whs_" + UUID.randomUUID().toString().replace("-", "");
        var key = new byte[SECRET_BYTES];
        random.nextBytes(key);
        var secret = "whsec_" + Base64.getEncoder().encodeToString(key);
        jdbc.sql("""
                        INSERT INTO event.subscription (id, url, event_types, status, secret, created_at)
                        VALUES (:id, :url, :types, 'ACTIVE', :secret, :now)
                        """)
                .param("id", id)
                .param("url", url)
                .param("types", eventTypes.toArray(new String[0]))
                .param("secret", secret)
                .param("now", now())
                .update();
        var subscription = new WebhookSubscription(id, url, eventTypes, WebhookSubscription.Status.ACTIVE);
        return new Subscribing.Subscribed(subscription, secret);
    }

    private List<WebhookDelivery> page(String subscriptionId, long before, int limit) {
        return jdbc.sql("""
                        SELECT d.*, o.id AS event_id, o.type FROM event.delivery d
                        JOIN event.outbox o ON o.order_id = d.order_id AND o.sequence = d.sequence
                        WHERE d.subscription_id = :id AND d.id < :before
                        ORDER BY d.id DESC LIMIT :limit
                        """)
                .param("id", subscriptionId)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> delivery(row))
                .list();
    }

    private boolean exists(long delivery) {
        return jdbc.sql("SELECT id FROM event.delivery WHERE id = :id")
                .param("id", delivery)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private boolean again(long delivery) {
        return jdbc.sql("""
                        UPDATE event.delivery d
                        SET again = d.again OR d.status <> 'PENDING', status = 'PENDING', failures = 0, next_attempt_at = :now
                        FROM event.subscription s
                        WHERE d.id = :id AND s.id = d.subscription_id AND s.status = 'ACTIVE'
                          AND (d.leased_until IS NULL OR d.leased_until <= :now)
                        """).param("id", delivery).param("now", now()).update() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<Long> number(String deliveryId) {
        return deliveryId.matches(DELIVERY_PREFIX + "[0-9]{1,18}")
                ? Optional.of(Long.valueOf(deliveryId.substring(DELIVERY_PREFIX.length())))
                : Optional.empty();
    }

    private static WebhookSubscription subscription(ResultSet row) throws SQLException {
        return new WebhookSubscription(
                row.getString("id"),
                row.getString("url"),
                List.of((String[]) row.getArray("event_types").getArray()),
                WebhookSubscription.Status.valueOf(row.getString("status")));
    }

    private static WebhookDelivery delivery(ResultSet row) throws SQLException {
        var status = WebhookDelivery.Status.valueOf(row.getString("status"));
        return new WebhookDelivery(
                DELIVERY_PREFIX + row.getLong("id"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("order_id"),
                row.getLong("sequence"),
                status,
                row.getInt("attempts"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                status == WebhookDelivery.Status.PENDING ? instant(row, "next_attempt_at") : null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
