package dev.throughline.oms.worker.exceptions;

import dev.throughline.oms.activities.exceptions.Exceptions;
import dev.throughline.oms.activities.exceptions.Exceptions.Act;
import dev.throughline.oms.activities.exceptions.Exceptions.Entry;
import dev.throughline.oms.activities.exceptions.Exceptions.Query;
import dev.throughline.oms.api.ExceptionsApi;
import dev.throughline.oms.api.model.ExceptionEntry;
import dev.throughline.oms.api.model.ExceptionKind;
import dev.throughline.oms.api.model.ExceptionOwner;
import dev.throughline.oms.api.model.ExceptionPage;
import dev.throughline.oms.api.model.NoteRequest;
import dev.throughline.oms.api.model.ResolutionRequest;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class ExceptionsController implements ExceptionsApi {
    private final Exceptions exceptions;
    private final ResolutionDesk desk;

    ExceptionsController(Exceptions exceptions, ResolutionDesk desk) {
        this.exceptions = exceptions;
        this.desk = desk;
    }

    private record Place(Instant due, String id) {}

    @Override
    public ResponseEntity<ExceptionPage> listExceptions(
            Integer limit,
            @Nullable String cursor,
            @Nullable ExceptionKind kind,
            @Nullable String location,
            @Nullable String orderId,
            @Nullable String owner,
            Boolean escalated,
            Boolean closed) {
        var after = Cursors.read(cursor, 2, k -> new Place(Instant.parse(k.get(0)), k.get(1)));
        var found = exceptions.list(new Query(
                kind == null ? null : dev.throughline.oms.workflows.exceptions.ExceptionKind.valueOf(kind.name()),
                LocationScope.narrowed(Fields.parseIfGiven("location", location, LocationId::new)),
                Fields.parseIfGiven("order_id", orderId, OrderId::new),
                owner,
                escalated ? 1 : 0,
                closed,
                after == null ? null : after.due(),
                after == null ? null : after.id(),
                limit + 1));
        var shown = found.stream().limit(limit).toList();
        var page = new ExceptionPage(shown.stream().map(ExceptionWire::entry).toList());
        if (found.size() > limit) {
            page.nextCursor(
                    Cursors.after(shown.getLast().dueBy(), shown.getLast().id()));
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<ExceptionEntry> getException(String id) {
        return ResponseEntity.ok(ExceptionWire.entry(find(id)));
    }

    @Override
    public ResponseEntity<ExceptionEntry> ownException(String id, ExceptionOwner body) {
        find(id);
        return after(id, exceptions.own(id, body.getOwner(), Caller.current().actor()));
    }

    @Override
    public ResponseEntity<ExceptionEntry> noteException(String id, NoteRequest body) {
        find(id);
        return after(id, exceptions.note(id, body.getNote(), Caller.current().actor()));
    }

    @Override
    public ResponseEntity<ExceptionEntry> resolveException(String id, ResolutionRequest body) {
        desk.resolve(find(id), body, Caller.current());
        return getException(id);
    }

    private ResponseEntity<ExceptionEntry> after(String id, Act act) {
        return switch (act) {
            case DONE -> getException(id);
            case UNKNOWN -> throw unknown();
            case CLOSED -> throw ResolutionDesk.closed();
        };
    }

    private Entry find(String id) {
        return exceptions.find(id).orElseThrow(ExceptionsController::unknown);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("exception with this id");
    }
}
