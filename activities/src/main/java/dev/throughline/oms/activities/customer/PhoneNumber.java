package dev.throughline.oms.activities.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A valid telephone number in E.164, by libphonenumber's metadata. */
public record PhoneNumber(String e164) {
    private static final String NO_REGION = "ZZ";
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * Empty for what is no valid number.
     *
     * @param country ISO 3166-1 alpha-2, for numbers written without a country code; without it, only international ones are read
     */
    public static Optional<PhoneNumber> parse(@Nullable String text, @Nullable String country) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(text, country == null ? NO_REGION : country.toUpperCase(Locale.ROOT));
            return NUMBERS.isValidNumber(number)
                    ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** As people write it in any country, such as +44 113 243 4444. */
    public String international() {
        try {
            return NUMBERS.format(NUMBERS.parse(e164, NO_REGION), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException notANumber) {
            return e164;
        }
    }

    /** Nothing, so that no log line tells who it is. */
    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
