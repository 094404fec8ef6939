package dev.throughline.oms.activities.event;

import dev.throughline.oms.activities.event.Webhooks.Subscribing.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be subscribed to, and from where. A name that turns out to be private later is refused when it is called. */
class SubscriptionRules {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern EVENT_TYPE = Pattern.compile("[a-z0-9_.]{1,80}|[a-z0-9_.]{0,79}\\*");
    private static final int MAX_URL = 500;
    private static final int MAX_TYPES = 50;

    private final AddressGuard guard;

    SubscriptionRules(AddressGuard guard) {
        this.guard = guard;
    }

    Optional<Refused> refuse(String url, List<String> eventTypes) {
        return refuseUrl(url).map(detail -> new Refused("url", detail)).or(() -> refuseTypes(eventTypes));
    }

    private Optional<String> refuseUrl(String url) {
        try {
            var uri = new URI(url);
            if (url.length() > MAX_URL || uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
                return Optional.of("an http or https address of at most " + MAX_URL + " characters");
            }
            if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                return Optional.of("an address with a host, without user, password and fragment");
            }
            return guard.refuses(uri.getHost()) ? Optional.of("an address on the public internet") : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("a valid address");
        }
    }

    private static Optional<Refused> refuseTypes(List<String> eventTypes) {
        boolean valid = eventTypes.size() <= MAX_TYPES
                && eventTypes.stream().allMatch(type -> EVENT_TYPE.matcher(type).matches());
        return valid
                ? Optional.empty()
                : Optional.of(new Refused(
                        "event_types",
                        "at most " + MAX_TYPES + " types like oms.order.placed.v1, or prefixes like oms.order.*"));
    }
}
