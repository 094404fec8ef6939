package dev.throughline.oms.worker.security;

import dev.throughline.oms.activities.audit.Refusals;
import dev.throughline.oms.activities.audit.Refusals.Query;
import dev.throughline.oms.activities.audit.Refusals.RecordedRefusal;
import dev.throughline.oms.api.AuditApi;
import dev.throughline.oms.api.model.Refusal;
import dev.throughline.oms.api.model.RefusalKind;
import dev.throughline.oms.api.model.RefusalPage;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class RefusalsController implements AuditApi {
    private final Refusals refusals;

    RefusalsController(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public ResponseEntity<RefusalPage> listRefusals(
            Integer limit,
            @Nullable String cursor,
            @Nullable RefusalKind kind,
            @Nullable String subject,
            @Nullable Instant since) {
        var found = refusals.list(new Query(
                kind == null ? null : dev.throughline.oms.activities.audit.RefusalKind.valueOf(kind.name()),
                subject,
                since,
                Cursors.read(cursor, 1, key -> Long.valueOf(key.getFirst())),
                limit + 1));
        var shown = found.stream().limit(limit).toList();
        var page = new RefusalPage(shown.stream().map(RefusalsController::wire).toList());
        return ResponseEntity.ok(
                found.size() > limit
                        ? page.nextCursor(Cursors.after(shown.getLast().id()))
                        : page);
    }

    private static Refusal wire(RecordedRefusal row) {
        var refusal = row.refusal();
        return new Refusal(row.at(), RefusalKind.valueOf(refusal.kind().name()), refusal.subject())
                .client(refusal.client())
                .operation(refusal.operation())
                .objectId(refusal.object())
                .requestId(refusal.requestId());
    }
}
