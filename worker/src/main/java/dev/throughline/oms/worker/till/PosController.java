package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.api.PosApi;
import dev.throughline.oms.api.model.PosAttention;
import dev.throughline.oms.api.model.PosAttentionPage;
import dev.throughline.oms.api.model.PosBatch;
import dev.throughline.oms.api.model.PosResolution;
import dev.throughline.oms.api.model.PosResult;
import dev.throughline.oms.api.model.PosResult.OutcomeEnum;
import dev.throughline.oms.api.model.PosResults;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

@ApiController
class PosController implements PosApi {
    private final TillFeed feed;
    private final PosLogFeed files;
    private final TillRegister register;
    private final TillResults results;
    private final TillAttention attention;

    PosController(
            TillFeed feed, PosLogFeed files, TillRegister register, TillResults results, TillAttention attention) {
        this.feed = feed;
        this.files = files;
        this.register = register;
        this.results = results;
        this.attention = attention;
    }

    @Override
    public ResponseEntity<PosResults> recordPosTransactions(PosBatch batch) {
        return ResponseEntity.ok(counted(feed.take(batch.getTransactions())));
    }

    @Override
    public ResponseEntity<PosResults> recordPosLog(Resource file) {
        return ResponseEntity.ok(counted(files.take(file)));
    }

    @Override
    public ResponseEntity<PosResult> getPosTransaction(String transactionId) {
        return register.find(transactionId)
                .map(entry -> ResponseEntity.ok(results.of(entry, OutcomeEnum.RECORDED)))
                .orElseThrow(PosController::unknown);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("transaction with this id");
    }

    @Override
    public ResponseEntity<PosAttentionPage> listPosAttention(
            @Nullable String location, Integer limit, @Nullable String cursor) {
        var after = Cursors.read(cursor, 1, key -> Long.valueOf(key.getFirst()));
        var found = register.open(
                LocationScope.narrowed(Fields.parseIfGiven("location", location, LocationId::new)),
                after == null ? 0 : after,
                limit);
        var page = new PosAttentionPage(found.stream().map(TillWire::attention).toList());
        return ResponseEntity.ok(
                found.size() < limit
                        ? page
                        : page.nextCursor(Cursors.after(found.getLast().id())));
    }

    @Override
    public ResponseEntity<PosAttention> resolvePosAttention(Long attentionId, PosResolution resolution) {
        var actor = Caller.current().actor();
        var resolved = switch (resolution.getAction()) {
            case APPLY -> attention.apply(attentionId, actor, resolution.getNote());
            case DISMISS -> attention.dismiss(attentionId, actor, resolution.getNote());
        };
        return ResponseEntity.ok(TillWire.attention(resolved));
    }

    private static PosResults counted(List<PosResult> found) {
        var numbered = new ArrayList<PosResult>();
        found.forEach(result -> numbered.add(result.index(numbered.size())));
        return new PosResults(
                count(found, OutcomeEnum.RECORDED),
                count(found, OutcomeEnum.REPEATED),
                count(found, OutcomeEnum.CONFLICT),
                count(found, OutcomeEnum.REJECTED),
                numbered);
    }

    private static int count(List<PosResult> results, OutcomeEnum outcome) {
        return (int) results.stream()
                .filter(result -> Objects.equals(result.getOutcome(), outcome))
                .count();
    }
}
