package org.hedgerow.sharing;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only door to protected rows: a transaction that begins by telling the database which labels it may read and write. Outside
 * such a transaction the database shows no protected row to anybody.
 */
@Component
public class Access {

    private final Labels labels;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    Access(Labels labels, JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.labels = labels;
        this.jdbc = jdbc;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.writing = new TransactionTemplate(transactions);
    }

    /** The ids of these terms, made where they are new. Call it before {@link #writing}, which reads the labels as it begins. */
    public Map<LabelTerms, Integer> labelsOf(Collection<LabelTerms> terms) {
        return labels.intern(terms);
    }

    /** What a label says. */
    public LabelTerms termsOf(int labelId) {
        return labels.all().stream()
                .filter(label -> label.id() == labelId)
                .findFirst()
                .orElseThrow()
                .terms();
    }

    /** The labels that an audience reads at this moment. */
    public VisibleLabels visibleLabels(Audience audience) {
        var all = labels.all();
        return VisibleLabels.of(SharingPolicy.visibleLabels(audience, null, all, clock.instant()), all);
    }

    /** The reporters to whom something under one of these labels is released as their own. */
    public Set<UUID> reportersOf(Set<Integer> labelIds) {
        return labels.all().stream()
                .filter(label -> labelIds.contains(label.id()))
                .flatMap(label -> Stream.ofNullable(label.terms().originator()))
                .collect(Collectors.toSet());
    }

    /** The labels of what is released to this person alone, as its reporter. */
    public VisibleLabels ownLabels(Person person) {
        var all = labels.all();
        var audience = Audience.of(person);
        var own = all.stream()
                .filter(label -> person.id().equals(label.terms().originator()))
                .filter(label -> SharingPolicy.mayRead(audience, person.id(), label.terms(), clock.instant()))
                .mapToInt(Label::id)
                .toArray();
        return VisibleLabels.of(own, all);
    }

    /** Reads what the person may see, on one snapshot of the database. */
    public <T> T reading(Person person, Supplier<T> work) {
        var visible = SharingPolicy.visibleLabels(Audience.of(person), person.id(), labels.all(), clock.instant());
        return within(reading, visible, new int[0], person.id(), work);
    }

    /** Reads under labels that {@link #visibleLabels} gave to an audience. */
    public <T> T readingAs(VisibleLabels visible, Supplier<T> work) {
        return within(reading, visible.ids(), new int[0], null, work);
    }

    /**
     * Reads and writes as the person. What may be written may also be read here: the owner of a record maintains the rows that are
     * released from it.
     */
    public <T> T writing(Person person, Supplier<T> work) {
        var all = labels.all();
        var visible = SharingPolicy.visibleLabels(Audience.of(person), person.id(), all, clock.instant());
        var author = Author.of(person);
        var writable = SharingPolicy.writableLabels(author, all);
        var readable = author.kind() == Author.Kind.POLICE
                ? IntStream.concat(Arrays.stream(visible), Arrays.stream(writable))
                        .distinct()
                        .sorted()
                        .toArray()
                : visible;
        return within(writing, readable, writable, person.id(), work);
    }

    /** Writes under the given labels and reads nothing: for what the operator of the installation takes in from files. */
    public <T> T importing(Collection<Integer> writableLabels, Supplier<T> work) {
        var writable =
                writableLabels.stream().mapToInt(Integer::intValue).sorted().toArray();
        return within(writing, new int[0], writable, null, work);
    }

    private <T> T within(
            TransactionTemplate transaction, int[] readable, int[] writable, @Nullable UUID person, Supplier<T> work) {
        return transaction.execute(status -> {
            jdbc.sql("""
                            select set_config('hedgerow.readable_labels', :readable, true),
                              set_config('hedgerow.writable_labels', :writable, true),
                              set_config('hedgerow.person', :person, true)""")
                    .param("readable", array(readable))
                    .param("writable", array(writable))
                    .param("person", person == null ? "" : person.toString())
                    .query()
                    .singleRow();
            return work.get();
        });
    }

    private static String array(int[] ids) {
        return Arrays.stream(ids).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
