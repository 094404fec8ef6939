package dev.throughline.oms.bench.play;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Made-up people for the file's customers and guests: names from lists, e-mail at the domains of RFC 2606, telephone numbers from
 * the ranges that Ofcom keeps for drama (mobile 07700 900000–900999, landline 01632 960000–960999), each number once.
 */
final class People {
    private static final List<String> FIRST = List.of(
            "Ada", "Alan", "Amara", "Beatrix", "Callum", "Daisy", "Edwin", "Farah", "Grace", "Harold", "Imogen",
            "Jamal", "Katya", "Liam", "Maeve", "Noor", "Oscar", "Priya", "Quentin", "Rhys", "Saskia", "Tomas", "Una",
            "Victor", "Wilma", "Xanthe", "Yusuf", "Zoe");
    private static final List<String> LAST = List.of(
            "Archer",
            "Baker",
            "Carter",
            "Dyer",
            "Ellwood",
            "Fletcher",
            "Glover",
            "Hayward",
            "Iveson",
            "Joiner",
            "Kemp",
            "Lorimer",
            "Mercer",
            "Naylor",
            "Ostler",
            "Potter",
            "Quarrie",
            "Reeve",
            "Sawyer",
            "Tanner",
            "Usher",
            "Vintner",
            "Webster",
            "Yeoman");
    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");
    private static final int NUMBERS_PER_RANGE = 1000;

    private final Chance chance;
    private final List<Places.Postcode> postcodes;
    private final Map<String, Person> people = new HashMap<>();

    People(Chance chance, List<Places.Postcode> postcodes) {
        this.chance = chance;
        this.postcodes = List.copyOf(postcodes);
    }

    /** @param phone E.164; missing once the reserved ranges are used up */
    record Person(
            String name,
            String email,
            @Nullable String phone,
            boolean consent,
            Places.Postcode home,
            int houseNumber) {}

    /** The same person for the same customer; a guest is another one each time. */
    Person of(Invoice invoice) {
        String key = invoice.customer() == null ? "guest-" + invoice.number() : invoice.customer();
        Person known = people.get(key);
        if (known == null) {
            known = make(key, people.size());
            people.put(key, known);
        }
        return known;
    }

    private Person make(String key, int index) {
        String first = chance.pick(FIRST, "first name", key);
        String last = chance.pick(LAST, "last name", key);
        String mailbox =
                (first + "." + last + "." + key).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "");
        return new Person(
                first + " " + last,
                mailbox + "@" + chance.pick(DOMAINS, "domain", key),
                phone(index),
                chance.hits(0.6, "consent", key),
                chance.pick(postcodes, "postcode", key),
                1 + chance.of("house", key).nextInt(199));
    }

    private static @Nullable String phone(int index) {
        return switch (index / NUMBERS_PER_RANGE) {
            case 0 -> "+447700900%03d".formatted(index);
            case 1 -> "+441632960%03d".formatted(index - NUMBERS_PER_RANGE);
            default -> null;
        };
    }
}
