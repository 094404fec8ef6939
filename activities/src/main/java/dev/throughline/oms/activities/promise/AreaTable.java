package dev.throughline.oms.activities.promise;

import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on postcodes' areas. */
@Component
class AreaTable {
    private final JdbcClient jdbc;

    AreaTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two entries for one prefix the later counts. */
    void put(List<PostcodeArea> areas) {
        var last = new HashMap<String, PostcodeArea>();
        areas.forEach(area -> last.put(area.country() + area.prefix(), area));
        var rows = List.copyOf(last.values());
        jdbc.sql("""
                        INSERT INTO promise.postcode_area AS old (country, prefix, zone, latitude, longitude)
                        SELECT * FROM unnest(:countries::text[], :prefixes::text[], :zones::text[],
                            :latitudes::float8[], :longitudes::float8[])
                        ON CONFLICT (country, prefix) DO UPDATE
                        SET zone = excluded.zone, latitude = excluded.latitude, longitude = excluded.longitude
                        """)
                .param("countries", rows.stream().map(PostcodeArea::country).toArray(String[]::new))
                .param("prefixes", rows.stream().map(PostcodeArea::prefix).toArray(String[]::new))
                .param("zones", rows.stream().map(PostcodeArea::zone).toArray(String[]::new))
                .param("latitudes", rows.stream().map(PostcodeArea::latitude).toArray(Double[]::new))
                .param("longitudes", rows.stream().map(PostcodeArea::longitude).toArray(Double[]::new))
                .update();
    }

    List<PostcodeArea> all() {
        return jdbc.sql("SELECT * FROM promise.postcode_area")
                .query((row, _) -> new PostcodeArea(
                        row.getString("country"),
                        row.getString("prefix"),
                        row.getString("zone"),
                        row.getObject("latitude", Double.class),
                        row.getObject("longitude", Double.class)))
                .list();
    }
}
