package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoreTermsTable implements StoreTerms {
    private final JdbcClient jdbc;
    private final FulfillmentProperties properties;

    StoreTermsTable(JdbcClient jdbc, FulfillmentProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Override
    public void put(LocationId location, Terms terms) {
        var within = terms.acceptWithin();
        jdbc.sql("""
                        INSERT INTO fulfillment.store_terms (location_id, accept_within_minutes, collect_within_days, curbside)
                        VALUES (:location, :accept, :collect, :curbside)
                        ON CONFLICT (location_id) DO UPDATE SET accept_within_minutes = EXCLUDED.accept_within_minutes,
                            collect_within_days = EXCLUDED.collect_within_days, curbside = EXCLUDED.curbside""")
                .param("location", location.value())
                .param("accept", within == null ? null : within.toMinutes(), Types.INTEGER)
                .param("collect", terms.collectWithinDays())
                .param("curbside", terms.curbside())
                .update();
    }

    @Override
    public Map<LocationId, Terms> of(Collection<LocationId> locations) {
        var terms = new HashMap<LocationId, Terms>();
        locations.forEach(location -> terms.put(location, usual()));
        jdbc.sql("SELECT * FROM fulfillment.store_terms WHERE location_id = ANY(:locations)")
                .param("locations", locations.stream().map(LocationId::value).toArray(String[]::new))
                .query(row -> {
                    terms.put(new LocationId(row.getString("location_id")), terms(row));
                });
        return terms;
    }

    @Override
    public Terms usual() {
        return new Terms(properties.acceptWithin(), properties.collectWithinDays(), false);
    }

    private static Terms terms(ResultSet row) throws SQLException {
        var minutes = row.getObject("accept_within_minutes", Integer.class);
        return new Terms(
                minutes == null ? null : Duration.ofMinutes(minutes),
                row.getInt("collect_within_days"),
                row.getBoolean("curbside"));
    }
}
