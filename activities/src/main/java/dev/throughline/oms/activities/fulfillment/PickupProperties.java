package dev.throughline.oms.activities.fulfillment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pickup codes are made and guarded.
 *
 * @param secret the key of the codes, at least 16 characters; whoever knows it knows every code, so it has no default. A new secret
 *     makes new codes: customers must be told theirs again
 * @param tries wrong codes until a pickup is locked for a person to see to
 * @param wrongCodesPerHour of all pickups of a location, until the next full hour
 * @param sendingsPerHour how often the code of one pickup is sent again, or another person named
 */
@ConfigurationProperties(prefix = "throughline.pickup")
record PickupProperties(
        @DefaultValue("") String secret,
        @DefaultValue("5") int tries,
        @DefaultValue("50") int wrongCodesPerHour,
        @DefaultValue("3") int sendingsPerHour) {
    PickupProperties {
        if (secret.length() < 16) {
            throw new IllegalArgumentException(
                    "throughline.pickup.secret (PICKUP_SECRET) needs at least 16 characters: it is the key"
                            + " of the pickup codes, the same in every instance");
        }
    }

    @Override
    public String toString() {
        return "PickupProperties[tries=" + tries + ", wrongCodesPerHour=" + wrongCodesPerHour + ", sendingsPerHour="
                + sendingsPerHour + "]";
    }
}
