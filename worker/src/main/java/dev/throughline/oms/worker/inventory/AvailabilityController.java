package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.AvailabilityApi;
import dev.throughline.oms.api.model.AvailabilityList;
import dev.throughline.oms.api.model.AvailabilityNear;
import dev.throughline.oms.api.model.AvailabilityRequest;
import dev.throughline.oms.api.model.AvailabilityRule;
import dev.throughline.oms.api.model.AvailabilityRuleChange;
import dev.throughline.oms.api.model.AvailabilityRuleList;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.inventory.AvailabilityDesk.Question;
import dev.throughline.oms.worker.inventory.Surroundings.Point;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class AvailabilityController implements AvailabilityApi {
    private static final int MOST_BY_LOCATION = 100;
    private static final int USUAL_KM = 50;

    private final AvailabilityDesk desk;
    private final RuleDesk rules;
    private final Surroundings surroundings;
    private final Channels channels;
    private final Locations locations;

    AvailabilityController(
            AvailabilityDesk desk, RuleDesk rules, Surroundings surroundings, Channels channels, Locations locations) {
        this.desk = desk;
        this.rules = rules;
        this.surroundings = surroundings;
        this.channels = channels;
        this.locations = locations;
    }

    @Override
    public ResponseEntity<AvailabilityList> getAvailability(
            List<String> sku,
            String channel,
            @Nullable String location,
            @Nullable Instant by,
            @Nullable String near,
            String country,
            @Nullable String postcode,
            Integer withinKm) {
        var id = channel(channel);
        var meters =
                near == null && postcode == null ? null : surroundings.within(point(near, country, postcode), withinKm);
        var only = only(location == null ? List.of() : List.of(location), meters);
        return ResponseEntity.ok(
                desk.answer(new Question(id, sku, only, meters == null ? Map.of() : meters, by, true)));
    }

    private Point point(@Nullable String near, String country, @Nullable String postcode) {
        if (near == null) {
            return surroundings.point("postcode", null, null, country, postcode);
        }
        var degrees = near.split(",", 2);
        return surroundings.point("near", Double.valueOf(degrees[0]), Double.valueOf(degrees[1]), country, null);
    }

    @Override
    public ResponseEntity<AvailabilityList> findAvailability(AvailabilityRequest request) {
        boolean byLocation = Boolean.TRUE.equals(request.getByLocation());
        if (byLocation && request.getSkus().size() > MOST_BY_LOCATION) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "skus", "must be at most 100 codes when asked by location");
        }
        var id = channel(request.getChannel());
        var meters = request.getNear() == null ? null : meters(request.getNear());
        var only = only(request.getLocations(), meters);
        return ResponseEntity.ok(desk.answer(new Question(
                id, request.getSkus(), only, meters == null ? Map.of() : meters, request.getBy(), byLocation)));
    }

    private Map<LocationId, Long> meters(AvailabilityNear near) {
        var point = surroundings.point(
                "near",
                near.getLatitude(),
                near.getLongitude(),
                Objects.requireNonNullElse(near.getCountry(), "GB"),
                near.getPostcode());
        return surroundings.within(point, Objects.requireNonNullElse(near.getWithinKm(), USUAL_KM));
    }

    private ChannelId channel(String text) {
        return channels.find(Fields.parse("channel", text, ChannelId::new))
                .orElseThrow(() -> ProblemException.notFound("channel with this id"))
                .id();
    }

    /** The locations that were named and are near; missing if neither was asked for. */
    private @Nullable Set<LocationId> only(@Nullable List<String> named, @Nullable Map<LocationId, Long> meters) {
        if (named == null || named.isEmpty()) {
            return meters == null ? null : meters.keySet();
        }
        var ids = named.stream()
                .map(text -> Fields.parse("location", text, LocationId::new))
                .collect(Collectors.toCollection(HashSet::new));
        if (ids.stream().anyMatch(id -> locations.find(id).isEmpty())) {
            throw ProblemException.notFound("location with this id");
        }
        if (meters != null) {
            ids.retainAll(meters.keySet());
        }
        return ids;
    }

    @Override
    public ResponseEntity<AvailabilityRuleList> listAvailabilityRules() {
        return ResponseEntity.ok(rules.all());
    }

    @Override
    public ResponseEntity<AvailabilityRuleChange> putAvailabilityRule(AvailabilityRule rule) {
        return ResponseEntity.ok(rules.put(rule));
    }

    @Override
    public ResponseEntity<AvailabilityRuleChange> deleteAvailabilityRule(
            @Nullable String channel, @Nullable String location, @Nullable String skuPrefix) {
        return ResponseEntity.ok(rules.remove(channel, location, skuPrefix));
    }
}
