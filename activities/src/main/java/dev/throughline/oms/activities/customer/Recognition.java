package dev.throughline.oms.activities.customer;

import dev.throughline.oms.activities.customer.ProfileTables.Match;
import dev.throughline.oms.workflows.shared.CustomerId;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds or makes the profile of a visitor. Two first orders of one address in parallel make one profile: whoever loses the race for
 * the address starts again and finds the winner's.
 */
@Component
class Recognition {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 20;
    private static final int ATTEMPTS = 5;

    private final ProfileTables tables;
    private final TransactionOperations transaction;
    private final SecureRandom random = new SecureRandom();

    Recognition(ProfileTables tables, TransactionOperations transaction) {
        this.tables = tables;
        this.transaction = transaction;
    }

    CustomerId recognize(Visitor visitor) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var customer = attempt(visitor);
            if (customer.isPresent()) {
                return customer.get();
            }
        }
        throw new IllegalStateException("the profile of order " + visitor.order() + " is contended: try again");
    }

    private Optional<CustomerId> attempt(Visitor visitor) {
        try {
            return transaction.execute(status -> {
                var customer = place(visitor);
                if (customer.isEmpty()) {
                    status.setRollbackOnly();
                }
                return customer;
            });
        } catch (DataIntegrityViolationException erasedMeanwhile) {
            return Optional.empty();
        }
    }

    private Optional<CustomerId> place(Visitor visitor) {
        var match = tables.match(visitor);
        if (match.byOrder() != null) {
            return Optional.of(match.byOrder());
        }
        var customer = match.byContact().or(() -> create(visitor));
        return customer.filter(id -> {
            learn(id, match, visitor);
            visitor.consents().forEach(purpose -> tables.grant(id, purpose, visitor));
            return tables.remember(id, visitor);
        });
    }

    /** A new profile; empty if somebody else got one with this contact first. */
    private Optional<CustomerId> create(Visitor visitor) {
        var id = newId();
        tables.create(id, visitor.name());
        boolean first = (visitor.email() == null || tables.identify(id, "EMAIL", visitor.email()))
                && (visitor.phone() == null || tables.identify(id, "PHONE", visitor.phone()));
        return first ? Optional.of(id) : Optional.empty();
    }

    /** What a known customer gave for the first time; what leads to another profile stays there. */
    private void learn(CustomerId id, Match match, Visitor visitor) {
        if (match.byContact().isEmpty()) {
            return;
        }
        if (visitor.email() != null && match.byEmail() == null) {
            tables.identify(id, "EMAIL", visitor.email());
        }
        if (visitor.phone() != null && match.byPhone() == null) {
            tables.identify(id, "PHONE", visitor.phone());
        }
    }

    private CustomerId newId() {
        return random.ints(ID_LENGTH, 0, BASE32.length())
                .mapToObj(BASE32::charAt)
                .map(String::valueOf)
                .collect(Collectors.collectingAndThen(Collectors.joining("", "cus_", ""), CustomerId::new));
    }
}
