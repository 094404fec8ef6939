package dev.throughline.oms.workflows.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;

/**
 * An amount in the currency's minor unit (pence, cents, öre), as ISO 4217 defines it. Never negative: what goes the other way
 * is a refund, a record of its own.
 */
public record Money(long amountMinor, String currency) {
    public Money {
        if (amountMinor < 0) {
            throw new IllegalArgumentException("an amount must not be negative: " + amountMinor);
        }
        if (currency.length() != 3) {
            throw new IllegalArgumentException("not an ISO 4217 code: " + currency);
        }
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public static Money sum(String currency, Collection<Money> amounts) {
        return amounts.stream().reduce(zero(currency), Money::plus);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    public Money minus(Money other) {
        return new Money(amountMinor - sameCurrency(other).amountMinor, currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return amountMinor == 0;
    }

    /**
     * The part of this amount that belongs to units {@code from} (inclusive) to {@code from + count} of {@code of} units.
     * Cumulative rounding: the parts of all units add up to the whole amount, whatever way they are grouped.
     */
    public Money share(int of, int from, int count) {
        if (of <= 0 || from < 0 || count < 0 || from + count > of) {
            throw new IllegalArgumentException("no share of units " + from + "+" + count + " of " + of);
        }
        return new Money(upTo(from + count, of) - upTo(from, of), currency);
    }

    private long upTo(int units, int of) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(amountMinor, 2L * units), of), 2L * of);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return other;
    }

    @Override
    public String toString() {
        return amountMinor + " " + currency;
    }
}
