package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.api.model.PosResult;
import dev.throughline.oms.api.model.PosResult.OutcomeEnum;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.worker.till.TillReading.Read;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes transactions, a few at a time and each on its own. */
@Component
class TillFeed {
    private static final Logger LOG = LoggerFactory.getLogger(TillFeed.class);
    private static final int AT_ONCE = 8;

    private final TillReading reading;
    private final TillRegister register;
    private final TillSettlement settlement;
    private final TillResults results;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("till-", 0).factory());

    TillFeed(TillReading reading, TillRegister register, TillSettlement settlement, TillResults results) {
        this.reading = reading;
        this.register = register;
        this.settlement = settlement;
        this.results = results;
    }

    /**
     * One result per transaction, in the same order.
     *
     * @throws ProblemException if one is of a location outside the caller's reach; none is recorded then
     */
    List<PosResult> take(List<Map<String, Object>> trees) {
        var all = reading.read(trees);
        all.stream().map(Read::transaction).filter(Objects::nonNull).forEach(TillFeed::requireReach);
        var running = all.stream().map(read -> threads.submit(() -> take(read))).toList();
        return running.stream().map(TillFeed::await).toList();
    }

    private static void requireReach(TillTransaction transaction) {
        LocationScope.require(transaction.key().location(), "location with this id");
    }

    private PosResult take(Read read) {
        var transaction = read.transaction();
        if (transaction == null) {
            return new PosResult(OutcomeEnum.REJECTED)
                    .errors(read.errors())
                    .returns(null)
                    .notes(null);
        }
        return take(transaction, read.fingerprint());
    }

    /** Once written down it is answered, whatever happens then: what is missing is done later. */
    PosResult take(TillTransaction transaction, String fingerprint) {
        var outcome = register.register(transaction, fingerprint);
        var id = transaction.id();
        if (outcome != TillRegister.Outcome.CONFLICT) {
            settleQuietly(id);
        }
        return results.of(register.find(id).orElseThrow(), OutcomeEnum.valueOf(outcome.name()));
    }

    /** Goes by what was written down first. */
    private void settleQuietly(String id) {
        var entry = register.find(id).orElseThrow();
        if (entry.status() == TillRegister.Status.DONE) {
            return;
        }
        try {
            settlement.settle(entry.transaction());
        } catch (RuntimeException e) {
            LOG.warn("{} is written down; the next round sees to the rest: {}", id, e.toString());
        }
    }

    private static PosResult await(Future<PosResult> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
