package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.ManifestTable.Ready;
import dev.throughline.oms.activities.shipping.Manifests.Outcome;
import dev.throughline.oms.activities.shipping.Manifests.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of a manifest, in one transaction: two at once share no parcel. */
@Component
class ManifestDesk {
    private final ManifestTable manifests;

    ManifestDesk(ManifestTable manifests) {
        this.manifests = manifests;
    }

    /** @param id of the manifest, also of one that was closed before; missing where there is none */
    record Written(Outcome outcome, @Nullable String id) {}

    @Transactional
    public Written write(Request request) {
        var known = known(request);
        if (known.isPresent()) {
            return known.get();
        }
        var ready = manifests.lockReady(request);
        if (ready.isEmpty()) {
            return known(request).orElseGet(() -> new Written(Outcome.NOTHING_TO_HAND_OVER, null));
        }
        if (ready.stream().map(Ready::carrier).distinct().count() > 1) {
            return new Written(Outcome.SEVERAL_CARRIERS, null);
        }
        var id = manifests.insert(request, ready.getFirst().carrier(), ready.size());
        if (id.isEmpty()) {
            return known(request).orElseThrow();
        }
        manifests.handOver(id.get(), ready.stream().map(Ready::parcel).toList());
        return new Written(Outcome.CLOSED, id.get());
    }

    private Optional<Written> known(Request request) {
        return manifests
                .find(request.location(), request.document())
                .map(manifest -> request.carrier() == null || request.carrier().equals(manifest.carrier())
                        ? new Written(Outcome.CLOSED, manifest.id())
                        : new Written(Outcome.OTHER_MANIFEST, null));
    }
}
