package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The terms in PostgreSQL, with a copy in memory that is read again when the revision has risen. */
@Component
class StoredTerms implements PromiseTerms {
    private static final Duration MAXIMUM_AGE = Duration.ofSeconds(3);

    private final TermsTable table;
    private final AreaTable areas;
    private final TransactionOperations transaction;
    private final Clock clock;
    private volatile @Nullable Copy copy;

    private record Copy(Reference reference, long revision, Instant at) {}

    StoredTerms(TermsTable table, AreaTable areas, TransactionOperations transaction, Clock clock) {
        this.table = table;
        this.areas = areas;
        this.transaction = transaction;
        this.clock = clock;
    }

    Reference reference() {
        var known = copy;
        var now = clock.instant();
        if (known == null || Duration.between(known.at(), now).abs().compareTo(MAXIMUM_AGE) > 0) {
            known = refreshed(known, now);
            copy = known;
        }
        return known.reference();
    }

    /** The revision is read first: what changes in between is read again the next time. */
    private Copy refreshed(@Nullable Copy known, Instant now) {
        long revision = table.revision();
        if (known != null && known.revision() == revision) {
            return new Copy(known.reference(), revision, now);
        }
        var services = table.services();
        var terms = table.terms();
        return new Copy(new Reference(table.calendars(), terms, services, areas.all()), revision, now);
    }

    @Override
    public List<BusinessCalendar> calendars() {
        return table.calendars();
    }

    @Override
    public void put(BusinessCalendar calendar) {
        change(() -> table.put(calendar));
    }

    @Override
    public boolean knowsHolidaysOf(String country) {
        return Holidays.knows(country);
    }

    @Override
    public List<LocationTerms> of(LocationId location) {
        return table.terms().stream()
                .filter(terms -> terms.location().equals(location))
                .toList();
    }

    @Override
    public void put(LocationTerms terms) {
        change(() -> table.put(terms));
    }

    @Override
    public List<CarrierService> services() {
        return table.services();
    }

    @Override
    public void put(CarrierService service) {
        change(() -> table.put(service));
    }

    @Override
    public void putAreas(List<PostcodeArea> list) {
        change(() -> areas.put(list));
    }

    @Override
    public Optional<PostcodeArea> area(String country, String postcode) {
        return reference().area(country, postcode);
    }

    private void change(Runnable statement) {
        transaction.executeWithoutResult(status -> statement.run());
        copy = null;
    }
}
