package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import java.util.Optional;

/**
 * The door for what promises are made from. Each {@code put} creates or replaces, so that a repeat changes nothing; it counts at once
 * in this instance and within a few seconds in the others.
 */
public interface PromiseTerms {
    List<BusinessCalendar> calendars();

    void put(BusinessCalendar calendar);

    /** Whether public holidays of the country are known. */
    boolean knowsHolidaysOf(String country);

    /** By day. */
    List<LocationTerms> of(LocationId location);

    /** The calendar must exist. */
    void put(LocationTerms terms);

    /** By id and day. */
    List<CarrierService> services();

    /** The calendar must exist. */
    void put(CarrierService service);

    void putAreas(List<PostcodeArea> areas);

    /** The area of a postcode, by its longest prefix. */
    Optional<PostcodeArea> area(String country, String postcode);
}
