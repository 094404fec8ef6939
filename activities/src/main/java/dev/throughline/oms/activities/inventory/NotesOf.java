package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.ReservationFront.Notes;
import dev.throughline.oms.activities.inventory.ReservationFront.Reservation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The notes of a group of reservations, by whoever keeps them. */
final class NotesOf {
    private final int size;
    private final Map<Notes<?>, Kept<?>> byKeeper = new LinkedHashMap<>();

    private NotesOf(int size) {
        this.size = size;
    }

    /** The notes of one keeper, and whose they are. */
    private record Kept<N>(Notes<N> keeper, List<N> notes, List<Integer> places) {
        void writeInto(Boolean[] fresh) {
            var written = keeper.write(notes);
            for (int i = 0; i < places.size(); i++) {
                fresh[places.get(i)] = written.get(i);
            }
        }

        void takeBack() {
            keeper.takeBack(notes);
        }
    }

    static NotesOf of(List<Reservation<?>> reservations) {
        var all = new NotesOf(reservations.size());
        for (int i = 0; i < reservations.size(); i++) {
            all.add(reservations.get(i), i);
        }
        return all;
    }

    // A keeper's notes are of its own type: the map's key says which.
    @SuppressWarnings("unchecked")
    private <N> void add(Reservation<N> reservation, int place) {
        var kept = (Kept<N>) byKeeper.computeIfAbsent(
                reservation.notes(), _ -> new Kept<>(reservation.notes(), new ArrayList<>(), new ArrayList<>()));
        kept.notes().add(reservation.note());
        kept.places().add(place);
    }

    /** For each reservation whether its note was new. */
    List<Boolean> write() {
        var fresh = new Boolean[size];
        byKeeper.values().forEach(kept -> kept.writeInto(fresh));
        return Arrays.asList(fresh);
    }

    void takeBack() {
        byKeeper.values().forEach(Kept::takeBack);
    }
}
