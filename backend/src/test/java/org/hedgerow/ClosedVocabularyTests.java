package org.hedgerow;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.bulletin.BulletinAudience;
import org.hedgerow.bulletin.BulletinMessage;
import org.hedgerow.bulletin.BulletinState;
import org.hedgerow.bulletin.QuestionRefusal;
import org.hedgerow.bulletin.QuestionState;
import org.hedgerow.changelog.ChangeKind;
import org.hedgerow.enquiry.EnquiryKind;
import org.hedgerow.evidence.FileAct;
import org.hedgerow.evidence.FileState;
import org.hedgerow.evidence.NoCopyReason;
import org.hedgerow.evidence.RefusedReason;
import org.hedgerow.evidence.copy.FileKind;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.geo.Transformation;
import org.hedgerow.ground.GroundAct;
import org.hedgerow.ground.GroundKind;
import org.hedgerow.ground.GroundOutline;
import org.hedgerow.identity.AccessGroup;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.RecallReceipts;
import org.hedgerow.incident.ResultMeasure;
import org.hedgerow.incident.SharingProposal;
import org.hedgerow.intelligence.IntelligencePriority;
import org.hedgerow.intelligence.IntelligenceReview;
import org.hedgerow.intelligence.IntelligenceState;
import org.hedgerow.intelligence.IntelligenceTransition;
import org.hedgerow.intelligence.IntelligenceUse;
import org.hedgerow.intelligence.Recipients;
import org.hedgerow.intelligence.RetentionGroup;
import org.hedgerow.intelligence.SourceType;
import org.hedgerow.ladder.CustodyBasis;
import org.hedgerow.ladder.CustodyEnd;
import org.hedgerow.ladder.CustodyOrder;
import org.hedgerow.ladder.CustodyThing;
import org.hedgerow.ladder.Proceedings;
import org.hedgerow.ladder.Sex;
import org.hedgerow.ladder.StepKind;
import org.hedgerow.ladder.SubjectKind;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.BoardKind;
import org.hedgerow.operation.LogEntry;
import org.hedgerow.operation.OperationState;
import org.hedgerow.operation.TaskState;
import org.hedgerow.reference.AirBase;
import org.hedgerow.reference.BoundaryKind;
import org.hedgerow.reference.LightInLaw;
import org.hedgerow.reference.ReferenceTable;
import org.hedgerow.reference.TrialMode;
import org.hedgerow.report.DeskPromotion;
import org.hedgerow.report.DeskState;
import org.hedgerow.report.Remark;
import org.hedgerow.report.ReportForm;
import org.hedgerow.report.ReportState;
import org.hedgerow.report.Way;
import org.hedgerow.series.LinkVerdict;
import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.HandlingInstruction;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.SanitisationCode;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.Tier;
import org.hedgerow.sighting.PlateCertainty;
import org.hedgerow.sighting.PlateStyle;
import org.hedgerow.sighting.SightingKind;
import org.hedgerow.source.SourceAct;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words that code and database both know are the same words. */
class ClosedVocabularyTests {

    private static final PostgisDatabase DATABASE = PostgisDatabase.fresh();
    private static final Pattern WORD = Pattern.compile("'([A-Z0-9_-]+)'::text");

    static Stream<Arguments> vocabularies() {
        return Stream.of(
                Arguments.of("organisation", "kind", names(OrganisationKind.values())),
                Arguments.of("person_role", "role", names(Role.values())),
                Arguments.of("audit_entry", "operation", names(AuditOperation.values())),
                Arguments.of("offence", "light", names(LightInLaw.values())),
                Arguments.of("offence", "mode", names(TrialMode.values())),
                Arguments.of("air_base", "kind", names(AirBase.Kind.values())),
                Arguments.of("offence", "light", words(ReferenceTable.OFFENCES, "light")),
                Arguments.of("offence", "mode", words(ReferenceTable.OFFENCES, "mode")),
                Arguments.of("air_base", "kind", words(ReferenceTable.AIR_BASES, "kind")),
                Arguments.of("air_speed", "kind", words(ReferenceTable.AIR_SPEEDS, "kind")),
                Arguments.of("ladder_rule", "kind", words(ReferenceTable.LADDER_RULES, "kind")),
                Arguments.of("ladder_rule", "unit", words(ReferenceTable.LADDER_RULES, "unit")),
                Arguments.of("ladder_rule", "needs", words(ReferenceTable.LADDER_RULES, "needs")),
                Arguments.of("force_adjacency", "kind", words(ReferenceTable.FORCE_ADJACENCY, "kind")),
                Arguments.of("sharing_proposal", "state", names(SharingProposal.State.values())),
                Arguments.of("label", "scope", names(Scope.values())),
                Arguments.of("label", "tier", names(Tier.values())),
                Arguments.of("label", "action_code", names(ActionCode.values())),
                Arguments.of("label", "sanitisation_code", names(SanitisationCode.values())),
                Arguments.of("label", "handling_instruction", names(HandlingInstruction.values())),
                Arguments.of("access_group", "kind", names(AccessGroup.Kind.values())),
                Arguments.of("agreement", "purposes", names(Purpose.values())),
                Arguments.of("label", "handling_code", names(HandlingCode.values())),
                Arguments.of(
                        "label",
                        "marking",
                        Arrays.stream(Marking.values()).map(Marking::text).collect(Collectors.toSet())),
                Arguments.of("recall_receipt", "kind", names(RecallReceipts.Kind.values())),
                Arguments.of("change_log", "kind", names(ChangeKind.values())),
                Arguments.of("incident_result", "measure", names(ResultMeasure.values())),
                Arguments.of("force_result", "measure", names(ResultMeasure.values())),
                Arguments.of("air_request_state", "state", names(AirBriefing.State.values())),
                Arguments.of("report", "state", names(DeskState.values())),
                Arguments.of("report", "way", names(Way.values())),
                Arguments.of("report", "landowner_permission", names(ReportForm.LandownerPermission.values())),
                Arguments.of("report_progress", "state", names(ReportState.values())),
                Arguments.of("report_promotion", "kind", names(DeskPromotion.Kind.values())),
                Arguments.of("remark", "kind", names(Remark.Kind.values())),
                Arguments.of("remark", "state", names(Remark.State.values())),
                Arguments.of("bulletin", "message", names(BulletinMessage.values())),
                Arguments.of(
                        "bulletin",
                        "state",
                        names(EnumSet.complementOf(EnumSet.of(BulletinState.EXPIRED))
                                .toArray(BulletinState[]::new))),
                Arguments.of("bulletin_approval", "audience", names(BulletinAudience.values())),
                Arguments.of("bulletin_reach", "audience", names(BulletinAudience.values())),
                Arguments.of("issued_wording", "audience", names(BulletinAudience.values())),
                Arguments.of("bulletin_question", "state", names(QuestionState.values())),
                Arguments.of("bulletin_question", "refused_reason", names(QuestionRefusal.values())),
                Arguments.of("bulletin_answer", "audience", names(BulletinAudience.values())),
                Arguments.of("issued_answer", "audience", names(BulletinAudience.values())),
                Arguments.of("operation", "state", names(OperationState.values())),
                Arguments.of("operation_task", "state", names(TaskState.values())),
                Arguments.of("operation_board_item", "kind", names(BoardKind.values())),
                Arguments.of("operation_log", "kind", names(LogEntry.Kind.values())),
                Arguments.of("incident", "status", names(IncidentStatus.values())),
                Arguments.of("released_incident", "status", names(IncidentStatus.values())),
                Arguments.of(
                        "released_incident",
                        "tier",
                        names(EnumSet.complementOf(EnumSet.of(Tier.POINTER, Tier.SOURCE))
                                .toArray(Tier[]::new))),
                Arguments.of("evidence_file", "state", names(FileState.values())),
                Arguments.of("evidence_file", "refused_reason", names(RefusedReason.values())),
                Arguments.of("evidence_file", "no_copy_reason", names(NoCopyReason.values())),
                Arguments.of("evidence_file", "detected_type", names(FileKind.values())),
                Arguments.of("evidence_ledger", "act", names(FileAct.values())),
                Arguments.of("evidence_keeping", "stage", stagesOfFiles()),
                Arguments.of("ground_feature", "kind", names(GroundKind.values())),
                Arguments.of("ground_feature", "outline", names(GroundOutline.values())),
                Arguments.of("ground_feature", "transformation", names(Transformation.values())),
                Arguments.of("ground_feature", "police_act", Set.of(GroundAct.CHANGED.name(), GroundAct.ENDED.name())),
                Arguments.of("ground_version", "act", names(GroundAct.values())),
                Arguments.of("sighting", "kind", names(SightingKind.values())),
                Arguments.of("sighting", "plate_style", names(PlateStyle.values())),
                Arguments.of("sighting", "plate_certainty", names(PlateCertainty.values())),
                Arguments.of("sighting", "direction", names(CompassPoint.values())),
                Arguments.of("sighting", "place_method", names(PlaceMethod.values())),
                Arguments.of("sighting", "transformation", names(Transformation.values())),
                Arguments.of("vehicle_watch", "purpose", names(Purpose.values())),
                Arguments.of("link_decision", "decision", names(LinkVerdict.values())),
                Arguments.of("series_watch", "purpose", names(Purpose.values())),
                Arguments.of("heads_up", "kind", names(SightingKind.values())),
                Arguments.of("heads_up", "direction", names(CompassPoint.values())),
                Arguments.of("answering", "kind", names(EnquiryKind.values())),
                Arguments.of("enquiry", "kind", names(EnquiryKind.values())),
                Arguments.of("enquiry", "purpose", names(Purpose.values())),
                Arguments.of("enquiry_hit", "kind", names(EnquiryKind.values())),
                Arguments.of("enquiry_hit", "purpose", names(Purpose.values())),
                Arguments.of("enquiry_hit", "handling", names(HandlingCode.values())),
                Arguments.of("answerable", "handling", names(HandlingCode.values())),
                Arguments.of("ladder_subject", "kind", names(SubjectKind.values())),
                Arguments.of("ladder_step", "kind", names(StepKind.values())),
                Arguments.of("ladder_step", "proceedings", names(Proceedings.values())),
                Arguments.of("ladder_custody", "thing", names(CustodyThing.values())),
                Arguments.of("ladder_custody", "basis", names(CustodyBasis.values())),
                Arguments.of("ladder_custody", "sex", names(Sex.values())),
                Arguments.of("ladder_custody", "order_made", names(CustodyOrder.values())),
                Arguments.of("ladder_custody", "ended_how", names(CustodyEnd.values())),
                Arguments.of("source_act", "kind", names(SourceAct.values())),
                Arguments.of("intelligence_report", "state", names(IntelligenceState.values())),
                Arguments.of("intelligence_report", "priority", names(IntelligencePriority.values())),
                Arguments.of("intelligence_way", "name", names(IntelligenceTransition.values())),
                Arguments.of("intelligence_original", "source_type", names(SourceType.values())),
                Arguments.of("intelligence_original", "action_code", names(ActionCode.values())),
                Arguments.of("intelligence_original", "sanitisation_code", names(SanitisationCode.values())),
                Arguments.of("intelligence_sanitised", "priority", names(IntelligencePriority.values())),
                Arguments.of("intelligence_sanitised", "action_code", names(ActionCode.values())),
                Arguments.of("intelligence_sanitised", "sanitisation_code", names(SanitisationCode.values())),
                Arguments.of("intelligence_approval", "use", names(IntelligenceUse.values())),
                Arguments.of("intelligence_transfer", "priority", names(IntelligencePriority.values())),
                Arguments.of("intelligence_transfer", "sanitisation_code", names(SanitisationCode.values())),
                Arguments.of("intelligence_review", "act", names(IntelligenceReview.Act.values())),
                Arguments.of("intelligence_review", "retention_group", names(RetentionGroup.values())),
                Arguments.of("intelligence_dissemination", "to_role", names(Recipients.ROLES.toArray(Role[]::new))),
                Arguments.of("boundary_set", "kind", names(BoundaryKind.values())),
                Arguments.of("incident_place", "method", names(PlaceMethod.values())),
                Arguments.of("incident_place", "transformation", names(Transformation.values())));
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("vocabularies")
    void codeAndDatabaseKnowTheSameWords(String table, String column, Set<String> inCode) throws SQLException {
        assertThat(inDatabase(table, column)).isEqualTo(new TreeSet<>(inCode));
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    /** They are nobody's outside of their module. */
    private static Set<String> stagesOfFiles() {
        try {
            return names((Enum<?>[])
                    Class.forName("org.hedgerow.evidence.KeepingRows$Stage").getEnumConstants());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> words(ReferenceTable table, String column) {
        return table.columns().stream()
                .filter(each -> each.name().equals(column))
                .flatMap(each -> each.words().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> inDatabase(String table, String column) throws SQLException {
        try (var connection = DATABASE.asSuperuser();
                var statement = connection.prepareStatement("select pg_get_constraintdef(oid) from pg_constraint"
                        + " where conrelid = ?::regclass and conname = ?")) {
            statement.setString(1, "hedgerow." + table);
            statement.setString(2, table + "_" + column + "_check");
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).as("a check on " + table + "." + column).isTrue();
                return WORD.matcher(row.getString(1))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }
    }
}
