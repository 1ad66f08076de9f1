package org.hedgerow.sharing;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only door to protected rows: a transaction that begins by telling the database which labels it may read and write, signed. Outside
 * such a transaction the database shows no protected row to anybody.
 */
@Component
public class Access {

    private static final int[] NONE = {};

    private final Labels labels;
    private final Standings standings;
    private final ContextSigner signer;
    private final JdbcClient jdbc;
    private final ReadReplica replica;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    Access(
            Labels labels,
            Standings standings,
            ContextSigner signer,
            JdbcClient jdbc,
            ReadReplica replica,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.labels = labels;
        this.standings = standings;
        this.signer = signer;
        this.jdbc = jdbc;
        this.replica = replica;
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

    /** The audience that a person belongs to at this moment. */
    public Audience audienceOf(Person person) {
        labels.all();
        return Audience.of(person, standings.now(), labels.barredPersons());
    }

    /** The audiences of many people at this moment, in their order. */
    public List<Audience> audiencesOf(List<Person> people) {
        labels.all();
        var standing = standings.now();
        var barred = labels.barredPersons();
        return people.stream()
                .map(person -> Audience.of(person, standing, barred))
                .toList();
    }

    /** The policing region of a force; null for who has none. */
    public @Nullable String regionOf(UUID organisation) {
        return standings.now().regions().get(organisation);
    }

    /** The agreements that an organisation is party to, in force at this moment, by name. */
    public List<Agreement> agreementsOf(UUID organisation) {
        return standings.now().agreements().values().stream()
                .filter(agreement -> agreement.parties().contains(organisation))
                .filter(agreement -> agreement.isInForce(clock.instant()))
                .sorted(Comparator.comparing(Agreement::name))
                .toList();
    }

    /** The labels that an audience reads at this moment. */
    public VisibleLabels visibleLabels(Audience audience) {
        var all = labels.all();
        return VisibleLabels.of(
                SharingPolicy.visibleLabels(audience, null, all, standings.now(), clock.instant()), all);
    }

    /**
     * The labels of what is released to this person alone, as its reporter. Known while sharing is paused too: for this tier the policy asks
     * for nothing but who made the report and whether that person may still read at all, which is asked of the database with every request.
     */
    public VisibleLabels ownLabels(Person person) {
        var all = labels.all();
        var audience = Audience.of(person, Standing.NONE, labels.barredPersons());
        var now = clock.instant();
        var own = all.stream()
                .filter(label -> label.terms().tier() == Tier.ORIGINATOR)
                .filter(label -> SharingPolicy.mayRead(audience, person.id(), label.terms(), Standing.NONE, now))
                .mapToInt(Label::id)
                .toArray();
        return VisibleLabels.of(own, all);
    }

    /** The reporters to whom something under one of these labels is released as their own. */
    public Set<UUID> reportersOf(Set<Integer> labelIds) {
        return labels.all().stream()
                .filter(label -> labelIds.contains(label.id()))
                .flatMap(label -> Stream.ofNullable(label.terms().reporter()))
                .collect(Collectors.toSet());
    }

    /** Reads what the person may see, on one snapshot of the database. */
    public <T> T reading(Person person, Supplier<T> work) {
        return within(reading, visible(person), NONE, person.id(), work);
    }

    /** Reads under labels that {@link #visibleLabels} gave to an audience. */
    public <T> T readingAs(VisibleLabels visible, Supplier<T> work) {
        return within(reading, visible.ids(), NONE, null, work);
    }

    /**
     * The same for what takes long and is only looked at: from a replica where one is configured, which has everything that was committed when
     * it was asked for ({@link ReadReplica}).
     */
    public <T> T readingMuch(Person person, Supplier<T> work) {
        return much(visible(person), person.id(), work);
    }

    /** The same as {@link #readingMuch} under labels that {@link #visibleLabels} gave to an audience. */
    public <T> T readingMuchAs(VisibleLabels visible, Supplier<T> work) {
        return much(visible.ids(), null, work);
    }

    /** What may be read is known by the primary before the replica is asked how far it is. */
    private <T> T much(int[] readable, @Nullable UUID person, Supplier<T> work) {
        return replica.reading(
                () -> {
                    tell(LabelBits.of(readable), LabelBits.of(NONE), person == null ? "" : person.toString());
                    return work.get();
                },
                () -> within(reading, readable, NONE, person, work));
    }

    /** Reads what the person may see and writes down, in the same transaction, that it was read; changes no protected row. */
    public <T> T consulting(Person person, Supplier<T> work) {
        return within(writing, visible(person), NONE, person.id(), work);
    }

    /**
     * Reads and writes as the person. What may be written may also be read here: the owner of a record maintains the rows that are
     * released from it.
     */
    public <T> T writing(Person person, Supplier<T> work) {
        var all = labels.all();
        var standing = standings.now();
        var audience = Audience.of(person, standing, labels.barredPersons());
        var now = clock.instant();
        var visible = SharingPolicy.visibleLabels(audience, person.id(), all, standing, now);
        var author = Author.of(person);
        var writable = SharingPolicy.writableLabels(author, audience, all, standing, now);
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
        return within(writing, NONE, writable, null, work);
    }

    /**
     * Reads what is a holder's own: rows that name this id, and no label. The holder is a person, or whoever knows a receipt code.
     */
    public <T> T readingAsHolder(UUID holder, Supplier<T> work) {
        return within(reading, NONE, NONE, holder, work);
    }

    /**
     * Writes as somebody who has no account: adds rows under the given labels and reads the holder's own.
     *
     * @param writableLabels of what passes out of the holder's hands to a force
     */
    public <T> T writingAsHolder(UUID holder, Collection<Integer> writableLabels, Supplier<T> work) {
        var writable =
                writableLabels.stream().mapToInt(Integer::intValue).sorted().toArray();
        return within(writing, NONE, writable, holder, work);
    }

    /**
     * Works with who told the person's organisation what, and with no other protected row. Only for who handles sources: anybody else reads
     * nothing but what names them as the one who registered it.
     */
    public <T> T workingWithSources(Person person, Supplier<T> work) {
        var handled = person.may(Permission.HANDLE_SOURCES)
                ? SharingPolicy.sourceLabels(person.organisation().id(), person.id(), labels.all())
                : NONE;
        return within(writing, handled, handled, person.id(), work);
    }

    private int[] visible(Person person) {
        var all = labels.all();
        var standing = standings.now();
        var audience = Audience.of(person, standing, labels.barredPersons());
        return SharingPolicy.visibleLabels(audience, person.id(), all, standing, clock.instant());
    }

    private <T> T within(
            TransactionTemplate transaction, int[] readable, int[] writable, @Nullable UUID person, Supplier<T> work) {
        return transaction.execute(status -> {
            tell(LabelBits.of(readable), LabelBits.of(writable), person == null ? "" : person.toString());
            return work.get();
        });
    }

    private void tell(String readable, String writable, String person) {
        var transaction = jdbc.sql("select pg_backend_pid() || '|'"
                        + " || (extract(epoch from transaction_timestamp()) * 1000000)::bigint")
                .query(String.class)
                .single();
        jdbc.sql("""
                        select set_config('hedgerow.readable_labels', :readable, true),
                          set_config('hedgerow.writable_labels', :writable, true),
                          set_config('hedgerow.person', :person, true),
                          set_config('hedgerow.signature', :signature, true)""")
                .param("readable", readable)
                .param("writable", writable)
                .param("person", person)
                .param("signature", signer.sign(readable, writable, person, transaction))
                .query()
                .singleRow();
    }
}
