package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One operation, seen by its lead at a desk, by a member on a phone in the dark in Welsh, and not by anybody else. */
class OperationsInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    private static Chromium chromium;
    private static String leading;
    private static String joining;
    private static String apart;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        leading = SETTLEMENT.force("DERBYS", "Derbyshire Constabulary");
        joining = SETTLEMENT.force("STAFFS", "Staffordshire Police");
        apart = SETTLEMENT.force("CHES", "Cheshire Constabulary");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void theLeadPlansAndDrawsAMemberSeesItAndLogsAndAnotherForceFindsNothing() {
        var name = "Plain harvest " + SETTLEMENT.person(leading, "OFFICER").username();
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var phone = chromium.phone(360, 640, ColorScheme.DARK);
                var other = chromium.desk(ColorScheme.LIGHT)) {
            var lead = signIn(desk, "/operations.html", SETTLEMENT.person(leading, "ANALYST"));
            plan(lead, name);
            var address = lead.url();
            assertNothingSerious(lead, "a plan");
            by(lead, "part-board").click();
            drawSector(lead);
            by(lead, "board-item").filter(text("North sector")).waitFor();
            assertNothingSerious(lead, "the board");

            var member = signIn(phone, "/operations.html?lang=cy", SETTLEMENT.person(joining, "OFFICER"));
            by(member, "operation").filter(text(name)).locator("a").click();
            by(member, "part-board").click();
            by(member, "board-item").filter(text("North sector")).waitFor();
            assertThat(by(member, "item-open").count()).isOne();
            assertFits(member);
            assertNothingSerious(member, "the board on a phone at night");
            by(member, "part-log").click();
            member.locator("#log-text").fill("Gate at the ford is open.");
            by(member, "log-send").click();
            by(member, "log-entry").filter(text("Gate at the ford is open.")).waitFor();
            assertFits(member);
            assertNothingSerious(member, "the log on a phone at night");

            by(lead, "part-log").click();
            by(lead, "log-entry").filter(text("Gate at the ford is open.")).waitFor();
            assertThat(by(lead, "log-entry")
                            .filter(text("Gate at the ford is open."))
                            .count())
                    .isOne();
            addTask(lead);
            by(member, "part-tasks").click();
            by(member, "task").filter(text("Watch the ford")).waitFor();
            assertFits(member);
            for (var part : new String[] {"replay", "debrief"}) {
                by(lead, "part-" + part).click();
                lead.locator("[data-test=" + (part.equals("replay") ? "replay" : "debrief-figures") + "] *")
                        .first()
                        .waitFor();
                assertNothingSerious(lead, part);
                by(member, "part-" + part).click();
                member.locator("[data-test=" + (part.equals("replay") ? "replay" : "debrief-figures") + "] *")
                        .first()
                        .waitFor();
                assertFits(member);
            }

            var stranger = signIn(other, "/operations.html", SETTLEMENT.person(apart, "ANALYST"));
            by(stranger, "plan-new").waitFor();
            assertThat(stranger.locator("#content").textContent()).doesNotContain(name);
            stranger.navigate("about:blank");
            stranger.navigate(address);
            stranger.locator("#content .problem").waitFor();
            assertThat(stranger.locator("#content").textContent()).doesNotContain(name, "North sector");
        }
    }

    @Test
    void anAreaOfTwoPartsIsDrawnAndAnItemIsChangedHiddenAndTakenAwayUnderTheEyesOfAMember() {
        var name = "Quiet lanes " + SETTLEMENT.person(leading, "OFFICER").username();
        try (var desk = chromium.desk(ColorScheme.DARK);
                var phone = chromium.phone(360, 640, ColorScheme.LIGHT)) {
            var lead = signIn(desk, "/operations.html", SETTLEMENT.person(leading, "ANALYST"));
            plan(lead, name);
            drawTwoParts(lead);
            by(lead, "part-board").click();
            drawSector(lead);
            by(lead, "board-item").filter(text("North sector")).waitFor();
            var member = signIn(phone, "/operations.html", SETTLEMENT.person(joining, "OFFICER"));
            by(member, "operation").filter(text(name)).locator("a").click();
            by(member, "part-board").click();
            by(member, "board-item").filter(text("North sector")).waitFor();
            assertThat(member.locator("[data-test=board-items] .operation-act").count())
                    .isZero();

            // By the keys alone.
            open(lead, "Change “North sector”");
            var title = lead.locator("[data-test=board-items] input[id$=-title]");
            title.fill("Upper sector");
            assertNothingSerious(lead, "an item that is changed");
            title.press("Enter");
            by(lead, "board-item").filter(text("Upper sector")).waitFor();
            by(member, "board-item").filter(text("Upper sector")).waitFor();
            by(member, "part-log").click();
            by(member, "log-entry")
                    .filter(text("Changed on the map: Upper sector"))
                    .waitFor();
            by(member, "part-board").click();

            open(lead, "Change “Upper sector”");
            lead.locator("[data-test=board-items] input[id$=-ownForceOnly]").press("Space");
            lead.locator("[data-test=board-items] input[id$=-title]").press("Enter");
            by(lead, "board-item")
                    .filter(text("For our own organisation alone"))
                    .waitFor();
            member.locator("[data-test=board-items]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

            open(lead, "Take “Upper sector” off the map");
            var reason = lead.locator("[data-test=board-items] input[id$=-reason]");
            reason.fill("The sector is not needed.");
            reason.press("Enter");
            lead.locator("[data-test=board-item][data-state=REMOVED]").waitFor(attached());
            assertThat(lead.locator("[data-test=board-item] .operation-act").count())
                    .isZero();
        }
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }

    private static void open(Page page, String title) {
        page.locator("[data-test=board-items] summary").filter(text(title)).press("Enter");
    }

    /** Two squares that lie apart, and a third part that is taken away again. */
    private static void drawTwoParts(Page page) {
        by(page, "plan-change").click();
        square(page, "SK 23 57");
        by(page, "part-add").click();
        square(page, "SK 27 57");
        by(page, "part-add").click();
        assertThat(page.locator("[data-part]").count()).isEqualTo(3);
        page.locator("[data-away='2']").press("Enter");
        assertThat(page.locator("[data-part]").count()).isEqualTo(2);
        assertNothingSerious(page, "an area of two parts");
        by(page, "plan-send").click();
        by(page, "objectives").waitFor();
        page.locator("path.own-area").nth(1).waitFor(attached());
        by(page, "plan-change").click();
        page.locator("[data-part='1']").waitFor();
        page.reload();
        by(page, "objectives").waitFor();
        assertThat(page.locator("path.own-area").count()).isEqualTo(2);
    }

    private static void square(Page page, String reference) {
        var square = by(page, "square");
        square.locator("summary").click();
        square.locator("input").fill(reference);
        square.locator("button").click();
        page.locator("path.drawn-outline").waitFor(attached());
    }

    @Test
    void theBoardOfWhatRunsIsOnTheSharedMapAndChangesThereAsItChanges() {
        var name = "Plain watch " + SETTLEMENT.person(leading, "OFFICER").username();
        try (var desk = chromium.desk(ColorScheme.LIGHT);
                var phone = chromium.phone(360, 640, ColorScheme.DARK);
                var other = chromium.desk(ColorScheme.LIGHT)) {
            var lead = signIn(desk, "/operations.html", SETTLEMENT.person(leading, "ANALYST"));
            plan(lead, name);
            by(lead, "step-RUNNING-send").click();
            by(lead, "part-board").click();
            drawSector(lead);
            by(lead, "board-item").filter(text("North sector")).waitFor();

            var map = "/#map=12/53.1100/-1.6400";
            var member = MapPage.signIn(phone, ORIGIN, map, SETTLEMENT.person(joining, "OFFICER"));
            var marks = member.page().locator(".board-marker").filter(text("North sector"));
            marks.waitFor();
            var stranger = MapPage.signIn(other, ORIGIN, map, SETTLEMENT.person(apart, "OFFICER"));
            stranger.by("map-menu").locator("summary").click();
            assertThat(stranger.by("map-boards").isChecked()).isTrue();
            assertThat(stranger.page()
                            .locator(".board-marker")
                            .filter(text("North sector"))
                            .count())
                    .isZero();
            assertThat(stranger.by("map-boards-list").filter(text(name)).count())
                    .isZero();

            member.by("map-menu").locator("summary").click();
            var way = member.by("map-boards-list").locator("a").filter(text(name));
            way.waitFor();
            assertThat(way.getAttribute("href"))
                    .isEqualTo("/operations.html#" + lead.url().replaceAll(".*#|/.*$", "") + "/board");
            assertFits(member.page());
            assertNothingSerious(member.page(), "boards on the map of a phone at night");
            member.by("map-boards").uncheck();
            marks.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            member.by("map-boards").check();
            marks.waitFor();

            var row = by(lead, "board-item").filter(text("North sector"));
            row.locator("details[data-test^=removal-] summary").click();
            row.locator("input[id$=-reason]").fill("Searched");
            row.locator("button[id^=removal-]").click();
            marks.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
    }

    private static void plan(Page page, String name) {
        by(page, "plan-new").click();
        page.locator("#plan-name").waitFor();
        by(page, "plan-send").click();
        by(page, "error-summary").filter(text("needed")).waitFor();
        assertNothingSerious(page, "a plan with mistakes");
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        page.locator("#plan-name").fill(name);
        page.locator("#plan-firstDay").fill(today.toString());
        page.locator("#plan-lastDay").fill(today.plusDays(3).toString());
        page.locator("#plan-objectives").fill("Deter, and stop vehicles.");
        by(page, "member-add").click();
        page.locator("#member-0").selectOption(joining);
        by(page, "plan-send").click();
        by(page, "operation-name").filter(text(name)).waitFor();
    }

    /** With the fields for a circle, which need no pointer. */
    private static void drawSector(Page page) {
        by(page, "item-open").locator("summary").first().click();
        page.locator("#item-title").fill("North sector");
        var square = page.locator("[data-test=square]");
        square.locator("summary").click();
        square.locator("input").first().fill("SK 23 57");
        square.locator("button").first().click();
        by(page, "item-send").click();
    }

    private static void addTask(Page page) {
        by(page, "part-tasks").click();
        by(page, "task-open").locator("summary").click();
        page.locator("#task-title").fill("Watch the ford");
        page.locator("#task-force").selectOption(joining);
        page.locator("#task-unit").fill("Patrol 4");
        by(page, "task-send").click();
        by(page, "task").filter(text("Watch the ford")).waitFor();
        assertNothingSerious(page, "tasks");
    }

    private static Locator by(Page page, String test) {
        return page.locator("[data-test=" + test + "]");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page signIn(BrowserContext context, String path, Settlement.Login login) {
        var page = MapPage.open(context, ORIGIN, path);
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by("plan-new").waitFor();
        return page.page();
    }
}
