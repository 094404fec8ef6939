package dev.throughline.oms.worker.picking;

import dev.throughline.oms.activities.picking.WaveId;
import dev.throughline.oms.activities.picking.Waves;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Owner;
import dev.throughline.oms.worker.security.PathOwners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A wave is its location's. */
@Component
class WavePaths implements PathOwners {
    private final Waves waves;

    WavePaths(Waves waves) {
        this.waves = waves;
    }

    @Override
    public String variable() {
        return "wave_id";
    }

    @Override
    public Optional<Owner> ownerOf(String id, String operation) {
        return id.matches("wav_[0-9a-z]{1,60}")
                ? waves.find(new WaveId(id)).map(wave -> Owner.at(wave.location()))
                : Optional.empty();
    }

    @Override
    public ProblemException missing() {
        return Floor.noWave();
    }
}
