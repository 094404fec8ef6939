package dev.throughline.oms.worker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.orders.Purchase;
import dev.throughline.oms.worker.problem.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many people, each with a token of their own, who do things to the same work at the same moment. */
final class Rush {
    static final String ONE_UNIT = "{\"lines\":[{\"line\":1,\"quantity\":1}]}";
    static final int HANDS = 8;

    /** So many at once that they meet, and no more than the machine answers in time. */
    private static final int AT_ONCE = 48;

    private static final Set<String> PROBLEMS = Arrays.stream(ProblemType.values())
            .map(type -> type.uri().replace("/problems/", ""))
            .collect(Collectors.toSet());

    private final List<Api> associates;
    private final Api stranger;
    private final Api service;
    private final Random random = new Random(20261128);
    private final List<Act> acts = new ArrayList<>();
    private int strange;

    /**
     * Whoever acts on a fulfillment order or an order.
     *
     * @param what the path's end for a fulfillment order; an order's acts are tasks of their own
     */
    private record Act(String subject, String what, boolean foreign, Callable<Answer> task) {}

    /** What came of an act. */
    record Done(String subject, String what, boolean foreign, Answer answer) {}

    Rush(List<Api> associates, Api stranger, Api service) {
        this.associates = associates;
        this.stranger = stranger;
        this.service = service;
    }

    /** @param locations whose people act rightly; the stranger is one of `elsewhere` */
    static Rush of(int port, String stranger, String elsewhere, String... locations) {
        return new Rush(
                IntStream.range(0, HANDS)
                        .mapToObj(i -> Api.at(port, "store", "hand-" + i, locations))
                        .toList(),
                Api.at(port, "store", stranger, elsewhere),
                Api.as(port, "service"));
    }

    /** The next act of one of the people whose work it is. */
    void own(int hand, String work, String what, @Nullable String body) {
        add(associates.get(hand), work, what, body, false);
    }

    /** And of somebody whose work it is not. */
    void foreign(String work, String what, @Nullable String body) {
        strange++;
        add(stranger, work, what, body, true);
    }

    void service(String work, String what, @Nullable String body) {
        add(service, work, what, body, false);
    }

    void order(Purchase order, Callable<Answer> task) {
        acts.add(new Act(order.work(1), "order", false, task));
    }

    private void add(Api by, String work, String what, @Nullable String body, boolean foreign) {
        acts.add(new Act(
                work, what, foreign, () -> by.send("POST", "/v1/fulfillment-orders/" + work + "/" + what, body)));
    }

    int foreignActs() {
        return strange;
    }

    /** Lets go all that were named, those about one thing together. Any answer is one of the contract, and nobody else's work is seen. */
    List<Done> go() throws Exception {
        var bySubject = acts.stream().collect(Collectors.groupingBy(Act::subject)).values().stream()
                .map(ArrayList::new)
                .toList();
        acts.clear();
        var done = new ArrayList<Done>();
        var together = new ArrayList<Act>();
        for (var about : bySubject) {
            if (together.size() + about.size() > AT_ONCE) {
                done.addAll(allAtOnce(together));
                together.clear();
            }
            together.addAll(about);
        }
        done.addAll(allAtOnce(together));
        assertThat(done).allSatisfy(Rush::assertOfTheContract);
        return done;
    }

    private List<Done> allAtOnce(List<Act> together) throws Exception {
        Collections.shuffle(together, random);
        var answers = Crowd.allAtOnce(together.stream().map(Act::task).toList());
        return IntStream.range(0, answers.size())
                .mapToObj(i -> {
                    var act = together.get(i);
                    return new Done(act.subject(), act.what(), act.foreign(), answers.get(i));
                })
                .toList();
    }

    private static void assertOfTheContract(Done done) {
        var answer = done.answer();
        if (done.foreign()) {
            assertThat(answer.problem()).isEqualTo("unknown-fulfillment-order");
        } else if (answer.status() > 299) {
            assertThat(answer.status()).as("%s: %s", done.what(), answer.text()).isBetween(400, 499);
            assertThat(answer.problem()).isIn(PROBLEMS);
        }
    }
}
