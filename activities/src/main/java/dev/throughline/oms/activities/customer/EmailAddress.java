package dev.throughline.oms.activities.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address by which people are recognized: without outer blanks, in lower case. Nothing else is done to it: dots and tags
 * mean something at some providers.
 */
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}<>,;]{1,64}@[^@\\s\\p{Cntrl}<>,;]+");

    /** Empty for what cannot be an address. */
    public static Optional<EmailAddress> parse(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(given -> given.strip().toLowerCase(Locale.ROOT))
                .filter(address ->
                        address.length() <= LONGEST && SHAPE.matcher(address).matches())
                .map(EmailAddress::new);
    }

    /** Nothing, so that no log line tells who it is. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
