package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.PurchaseTable.Purchase;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the carrier about what it does not tell by itself. One that fails leaves the others to be asked about. */
@Component
class Enquiries {
    private static final Logger LOG = LoggerFactory.getLogger(Enquiries.class);
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Carrier carrier;
    private final PurchaseTable purchases;
    private final ScanTable scans;
    private final ScanDesk desk;
    private final StoredLabels labels;
    private final StoredManifests manifests;
    private final ShippingProperties properties;
    private final Clock clock;

    Enquiries(
            JdbcClient jdbc,
            Carrier carrier,
            PurchaseTable purchases,
            ScanTable scans,
            ScanDesk desk,
            StoredLabels labels,
            StoredManifests manifests,
            ShippingProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.carrier = carrier;
        this.purchases = purchases;
        this.scans = scans;
        this.desk = desk;
        this.labels = labels;
        this.manifests = manifests;
        this.properties = properties;
        this.clock = clock;
    }

    int round() {
        int batch = properties.batch();
        each(scans.placeable(batch), desk::applyWaiting);
        return each(purchases.pending(ANSWERED_WITHIN, batch), labels::lookUp)
                + each(manifests.unannounced(batch), manifests::announce)
                + each(silent(batch), this::track);
    }

    private static <T> int each(Collection<T> things, Consumer<T> ask) {
        for (var thing : things) {
            try {
                ask.accept(thing);
            } catch (RuntimeException e) {
                LOG.warn("The carrier is asked again about {}: {}", thing, e.toString());
            }
        }
        return things.size();
    }

    private List<String> silent(int limit) {
        return jdbc.sql("""
                        SELECT id FROM shipping.parcel
                        WHERE status IN ('HANDED_OVER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'ATTEMPTED') AND heard_at < :before
                        ORDER BY heard_at LIMIT :limit
                        """)
                .param("before", SqlTime.of(clock.instant().minus(properties.askAfter())))
                .param("limit", limit)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void track(String parcel) {
        var key = purchases.live(parcel).map(Purchase::key).orElseThrow();
        var tracked = carrier.track(key);
        desk.receive(tracked);
        heard(parcel);
    }

    private void heard(String parcel) {
        jdbc.sql("UPDATE shipping.parcel SET heard_at = :now WHERE id = :id")
                .params(Map.of("id", parcel, "now", SqlTime.of(clock.instant())))
                .update();
    }
}
