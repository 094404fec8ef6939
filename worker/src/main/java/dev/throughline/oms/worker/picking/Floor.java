package dev.throughline.oms.worker.picking;

import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.picking.Wave;
import dev.throughline.oms.activities.picking.WaveId;
import dev.throughline.oms.activities.picking.Waves;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.LocationId;
import org.springframework.stereotype.Component;

/** Locations and waves of the caller: what lies outside the scope is not there. */
@Component
class Floor {
    private static final String LOCATION = "location with this id";
    private static final String WAVE = "wave with this id";

    private final Locations locations;
    private final Waves waves;

    Floor(Locations locations, Waves waves) {
        this.locations = locations;
        this.waves = waves;
    }

    LocationId location(String id) {
        var location = Fields.parse("location_id", id, LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.notFound(LOCATION);
        }
        LocationScope.require(location, LOCATION);
        return location;
    }

    Wave wave(String id) {
        var wave = waves.find(new WaveId(id)).orElseThrow(Floor::noWave);
        LocationScope.require(wave.location(), WAVE);
        return wave;
    }

    static ProblemException noWave() {
        return ProblemException.notFound(WAVE);
    }
}
