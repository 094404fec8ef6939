package dev.throughline.oms.worker.promise;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.promise.PromiseTerms;
import dev.throughline.oms.activities.promise.ServiceKind;
import dev.throughline.oms.api.PromiseApi;
import dev.throughline.oms.api.model.BusinessCalendar;
import dev.throughline.oms.api.model.BusinessCalendarList;
import dev.throughline.oms.api.model.CarrierService;
import dev.throughline.oms.api.model.CarrierServiceList;
import dev.throughline.oms.api.model.PostcodeAreaList;
import dev.throughline.oms.api.model.PromiseAnswer;
import dev.throughline.oms.api.model.PromiseRequest;
import dev.throughline.oms.api.model.PromiseTermsList;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.LocationId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class PromiseController implements PromiseApi {
    private final PromiseDesk desk;
    private final PromiseTerms terms;
    private final Locations locations;

    PromiseController(PromiseDesk desk, PromiseTerms terms, Locations locations) {
        this.desk = desk;
        this.terms = terms;
        this.locations = locations;
    }

    @Override
    public ResponseEntity<PromiseAnswer> makePromises(PromiseRequest request) {
        return ResponseEntity.ok(desk.ofBasket(request));
    }

    @Override
    public ResponseEntity<PromiseAnswer> getProductPromise(
            String sku,
            String channel,
            Integer quantity,
            String country,
            @Nullable String postcode,
            @Nullable String near) {
        return ResponseEntity.ok(desk.ofProduct(sku, channel, quantity, country, postcode, near));
    }

    @Override
    public ResponseEntity<BusinessCalendarList> listBusinessCalendars() {
        return ResponseEntity.ok(new BusinessCalendarList(
                terms.calendars().stream().map(TermsWire::calendar).toList()));
    }

    @Override
    public ResponseEntity<BusinessCalendar> putBusinessCalendar(String calendarId, BusinessCalendar calendar) {
        if (!calendarId.equals(calendar.getCalendarId())) {
            throw unprocessable("calendar_id", "must be the same as in the path");
        }
        var country = calendar.getCountry();
        if (calendar.getRegion() != null && country == null) {
            throw unprocessable("country", "must be given with a region");
        }
        if (country != null && !terms.knowsHolidaysOf(country)) {
            throw unprocessable("country", "must be a country whose public holidays are known");
        }
        var stored = TermsWire.calendar(calendar);
        terms.put(stored);
        return ResponseEntity.ok(TermsWire.calendar(stored));
    }

    @Override
    public ResponseEntity<PromiseTermsList> listPromiseTerms(String locationId) {
        var location = location(locationId);
        return ResponseEntity.ok(new PromiseTermsList(
                terms.of(location.id()).stream().map(TermsWire::terms).toList()));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.PromiseTerms> putPromiseTerms(
            String locationId, dev.throughline.oms.api.model.PromiseTerms wire) {
        var location = location(locationId);
        checkCalendar(wire.getCalendarId());
        var stored = TermsWire.terms(location.id(), wire);
        terms.put(stored);
        return ResponseEntity.ok(TermsWire.terms(stored));
    }

    @Override
    public ResponseEntity<CarrierServiceList> listCarrierServices() {
        return ResponseEntity.ok(new CarrierServiceList(
                terms.services().stream().map(TermsWire::service).toList()));
    }

    @Override
    public ResponseEntity<CarrierService> putCarrierService(String serviceId, CarrierService service) {
        if (!serviceId.equals(service.getServiceId())) {
            throw unprocessable("service_id", "must be the same as in the path");
        }
        checkCalendar(service.getCalendarId());
        var stored = TermsWire.service(service);
        if (stored.kind() == ServiceKind.SAME_DAY && stored.maxMeters() == null) {
            throw unprocessable("max_meters", "must be given for SAME_DAY");
        }
        terms.put(stored);
        return ResponseEntity.ok(TermsWire.service(stored));
    }

    @Override
    public ResponseEntity<PostcodeAreaList> putPostcodeAreas(PostcodeAreaList list) {
        terms.putAreas(list.getAreas().stream().map(TermsWire::area).toList());
        return ResponseEntity.ok(list);
    }

    private Location location(String id) {
        return locations
                .find(Fields.parse("location_id", id, LocationId::new))
                .orElseThrow(() -> ProblemException.notFound("location with this id"));
    }

    private void checkCalendar(String id) {
        if (terms.calendars().stream().noneMatch(calendar -> calendar.id().equals(id))) {
            throw unprocessable("calendar_id", "must be a business calendar that exists");
        }
    }

    private static ProblemException unprocessable(String field, String detail) {
        return ProblemException.ofField(ProblemType.UNPROCESSABLE, field, detail);
    }
}
