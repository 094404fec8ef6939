package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.CarrierService.Lane;
import dev.throughline.oms.activities.promise.LocationTerms.CutOff;
import dev.throughline.oms.activities.promise.LocationTerms.Hours;
import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statements on calendars, locations' terms and carriers' services. */
@Component
class TermsTable {
    // A mapper of its own: what is stored must not change with the settings of the HTTP API.
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    TermsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(BusinessCalendar calendar) {
        jdbc.sql("""
                        INSERT INTO promise.calendar (id, country, region, working_days, closed_on, open_on)
                        VALUES (:id, :country, :region, :working, :closed::date[], :open::date[])
                        ON CONFLICT (id) DO UPDATE SET country = excluded.country, region = excluded.region,
                            working_days = excluded.working_days, closed_on = excluded.closed_on,
                            open_on = excluded.open_on
                        """)
                .param("id", calendar.id())
                .param("country", calendar.country())
                .param("region", calendar.region())
                .param("working", texts(calendar.workingDays()))
                .param("closed", texts(calendar.closedOn()))
                .param("open", texts(calendar.openOn()))
                .update();
    }

    List<BusinessCalendar> calendars() {
        return jdbc.sql("SELECT * FROM promise.calendar ORDER BY id")
                .query((row, _) -> new BusinessCalendar(
                        row.getString("id"),
                        row.getString("country"),
                        row.getString("region"),
                        days(row, "working_days"),
                        dates(row, "closed_on"),
                        dates(row, "open_on")))
                .list();
    }

    void put(LocationTerms terms) {
        jdbc.sql("""
                        INSERT INTO promise.location_terms (location_id, valid_from, calendar_id, processing, opening,
                            services, daily_orders, daily_units, hourly_orders, hourly_units, zone)
                        VALUES (:location, :from, :calendar, :processing::interval, :opening::jsonb, :services::jsonb,
                            :orders, :units, :hourlyOrders, :hourlyUnits, :zone)
                        ON CONFLICT (location_id, valid_from) DO UPDATE SET calendar_id = excluded.calendar_id,
                            processing = excluded.processing, opening = excluded.opening,
                            services = excluded.services, daily_orders = excluded.daily_orders,
                            daily_units = excluded.daily_units, hourly_orders = excluded.hourly_orders,
                            hourly_units = excluded.hourly_units, zone = excluded.zone
                        """)
                .param("location", terms.location().value())
                .param("from", terms.validFrom())
                .param("calendar", terms.calendar())
                .param("processing", terms.processing().toString())
                .param("opening", json.writeValueAsString(terms.opening()))
                .param("services", json.writeValueAsString(terms.services()))
                .param("orders", terms.dailyOrders())
                .param("units", terms.dailyUnits())
                .param("hourlyOrders", terms.hourlyOrders(), Types.INTEGER)
                .param("hourlyUnits", terms.hourlyUnits(), Types.INTEGER)
                .param("zone", terms.zone())
                .update();
    }

    List<LocationTerms> terms() {
        return jdbc.sql("""
                        SELECT *, extract(epoch FROM processing)::bigint AS seconds FROM promise.location_terms
                        ORDER BY location_id, valid_from
                        """).query((row, _) -> terms(row)).list();
    }

    private LocationTerms terms(ResultSet row) throws SQLException {
        return new LocationTerms(
                new LocationId(row.getString("location_id")),
                row.getObject("valid_from", LocalDate.class),
                row.getString("calendar_id"),
                Duration.ofSeconds(row.getLong("seconds")),
                json.readValue(row.getString("opening"), new TypeReference<Map<DayOfWeek, List<Hours>>>() {}),
                json.readValue(row.getString("services"), new TypeReference<Map<ServiceKind, CutOff>>() {}),
                row.getObject("daily_orders", Integer.class),
                row.getObject("daily_units", Integer.class),
                row.getObject("hourly_orders", Integer.class),
                row.getObject("hourly_units", Integer.class),
                row.getString("zone"));
    }

    void put(CarrierService service) {
        jdbc.sql("""
                        INSERT INTO promise.carrier_service (id, valid_from, carrier, kind, calendar_id, pickup_days,
                            delivery_days, delivered_by, time_zone, max_meters, currency, lanes)
                        VALUES (:id, :from, :carrier, :kind, :calendar, :pickup, :delivery, :by, :zone, :meters,
                            :currency, :lanes::jsonb)
                        ON CONFLICT (id, valid_from) DO UPDATE SET carrier = excluded.carrier, kind = excluded.kind,
                            calendar_id = excluded.calendar_id, pickup_days = excluded.pickup_days,
                            delivery_days = excluded.delivery_days, delivered_by = excluded.delivered_by,
                            time_zone = excluded.time_zone, max_meters = excluded.max_meters,
                            currency = excluded.currency, lanes = excluded.lanes
                        """)
                .param("id", service.id())
                .param("from", service.validFrom())
                .param("carrier", service.carrier())
                .param("kind", service.kind().name())
                .param("calendar", service.calendar())
                .param("pickup", texts(service.pickupDays()))
                .param("delivery", texts(service.deliveryDays()))
                .param("by", service.deliveredBy())
                .param("zone", service.zone().getId())
                .param("meters", service.maxMeters())
                .param("currency", service.currency())
                .param("lanes", json.writeValueAsString(service.lanes()))
                .update();
    }

    List<CarrierService> services() {
        return jdbc.sql("SELECT * FROM promise.carrier_service ORDER BY id, valid_from")
                .query((row, _) -> service(row))
                .list();
    }

    private CarrierService service(ResultSet row) throws SQLException {
        return new CarrierService(
                row.getString("id"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("carrier"),
                ServiceKind.valueOf(row.getString("kind")),
                row.getString("calendar_id"),
                days(row, "pickup_days"),
                days(row, "delivery_days"),
                row.getObject("delivered_by", LocalTime.class),
                ZoneId.of(row.getString("time_zone")),
                row.getObject("max_meters", Integer.class),
                row.getString("currency"),
                json.readValue(row.getString("lanes"), new TypeReference<List<Lane>>() {}));
    }

    long revision() {
        return jdbc.sql("SELECT version FROM promise.revision")
                .query(Long.class)
                .single();
    }

    private static String[] texts(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toArray(String[]::new);
    }

    private static Set<DayOfWeek> days(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(DayOfWeek::valueOf)
                .collect(Collectors.toSet());
    }

    private static Set<LocalDate> dates(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Date[]) row.getArray(column).getArray())
                .map(Date::toLocalDate)
                .collect(Collectors.toSet());
    }
}
