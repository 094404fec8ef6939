package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The locations' numbers, which never change: read once. */
@Component
class FreeUnitsPlaces {
    /** In the place of numbers that nobody has; no location is called so. */
    private static final LocationId NOBODY = new LocationId("-");

    private final JdbcClient jdbc;
    private volatile List<LocationId> places = List.of();

    FreeUnitsPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locations by number; at least up to this one, which somebody has read in a row. */
    List<LocationId> upTo(int number) {
        var known = places;
        if (number >= known.size()) {
            known = read(number);
            places = known;
        }
        return known;
    }

    private List<LocationId> read(int number) {
        var read = new ArrayList<LocationId>();
        jdbc.sql("SELECT number, location_id FROM inventory.free_units_place ORDER BY number")
                .query(row -> {
                    while (read.size() < row.getInt("number")) {
                        read.add(NOBODY);
                    }
                    read.add(new LocationId(row.getString("location_id")));
                });
        if (number > 0 && number >= read.size()) {
            throw new IllegalStateException("no location has the number " + number);
        }
        return List.copyOf(read);
    }
}
