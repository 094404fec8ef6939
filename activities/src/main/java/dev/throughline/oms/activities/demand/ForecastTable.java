package dev.throughline.oms.activities.demand;

import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The latest forecast of each SKU at each location, and the service classes. */
@Component
class ForecastTable {
    private static final String PUT = """
            INSERT INTO demand.forecast AS f (sku, location_id, for_day, history_weeks, horizon_weeks, models, loss, mean,
                median, q90, q95, service_class, reorder_point, lot, safety_stock)
            VALUES (:sku, :location, :day, :historyWeeks, :horizonWeeks, :models, :loss, :mean, :median, :q90, :q95,
                :serviceClass, :reorderPoint, :lot, :safetyStock)
            ON CONFLICT (sku, location_id) DO UPDATE SET for_day = excluded.for_day,
                history_weeks = excluded.history_weeks, horizon_weeks = excluded.horizon_weeks, models = excluded.models,
                loss = excluded.loss, mean = excluded.mean, median = excluded.median, q90 = excluded.q90,
                q95 = excluded.q95, service_class = excluded.service_class, reorder_point = excluded.reorder_point,
                lot = excluded.lot, safety_stock = excluded.safety_stock
            WHERE f.for_day <= excluded.for_day
            """;

    private final JdbcClient jdbc;

    ForecastTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Sku sku, String location, DemandForecast forecast) {
        jdbc.sql(PUT)
                .param("sku", sku.value())
                .param("location", location)
                .param("day", forecast.forDay())
                .param("historyWeeks", forecast.historyWeeks())
                .param("horizonWeeks", forecast.horizonWeeks())
                .param("models", forecast.models().toArray(String[]::new))
                .param("loss", forecast.loss())
                .param("mean", forecast.mean())
                .param("median", forecast.median())
                .param("q90", forecast.q90())
                .param("q95", forecast.q95())
                .param("serviceClass", forecast.serviceClass())
                .param("reorderPoint", forecast.reorderPoint())
                .param("lot", forecast.lot())
                .param("safetyStock", forecast.safetyStock())
                .update();
    }

    Map<String, DemandForecast> of(Sku sku) {
        var found = new HashMap<String, DemandForecast>();
        jdbc.sql("SELECT * FROM demand.forecast WHERE sku = :sku")
                .param("sku", sku.value())
                .query(row -> {
                    found.put(row.getString("location_id"), forecast(row));
                });
        return found;
    }

    private static DemandForecast forecast(ResultSet row) throws SQLException {
        return new DemandForecast(
                row.getObject("for_day", LocalDate.class),
                row.getInt("history_weeks"),
                row.getInt("horizon_weeks"),
                List.of((String[]) row.getArray("models").getArray()),
                row.getDouble("loss"),
                row.getDouble("mean"),
                row.getDouble("median"),
                row.getDouble("q90"),
                row.getDouble("q95"),
                row.getString("service_class"),
                row.getInt("reorder_point"),
                row.getInt("lot"),
                row.getInt("safety_stock"));
    }

    List<ServiceClass> classes() {
        return jdbc.sql("SELECT * FROM demand.service_class")
                .query((row, _) -> new ServiceClass(
                        row.getString("name"), row.getDouble("least_weekly_units"), row.getDouble("service_level")))
                .list();
    }
}
