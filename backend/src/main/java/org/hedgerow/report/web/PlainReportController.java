package org.hedgerow.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.report.Intake;
import org.hedgerow.report.Intake.Photo;
import org.hedgerow.report.ReceiptCodes;
import org.hedgerow.report.Receipts;
import org.hedgerow.report.ReportForm.Language;
import org.hedgerow.report.ReportQuestions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Reporting, and looking at a receipt, by plain forms: for browsers without script. Whoever is signed in, these are always taken as from somebody without
 * an account, so that a form of another site does nothing in anybody's name.
 */
@RestController
class PlainReportController {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final int MOST_PHOTOS = 10;
    private static final long LONGEST_FORM = 60L << 20;
    private static final long LONGEST_TEXT = 64L << 10;

    private final Intake intake;
    private final Receipts receipts;
    private final ReceiptCodes codes;
    private final ReportQuestions questions;
    private final PlainPages pages;
    private final PageWords words;
    private final Allowances allowances;
    private final CodeGate gate;
    private final FromOurPage fromOurPage;
    private final Clock clock;

    PlainReportController(
            Intake intake,
            Receipts receipts,
            ReceiptCodes codes,
            ReportQuestions questions,
            PlainPages pages,
            PageWords words,
            Allowances allowances,
            CodeGate gate,
            FromOurPage fromOurPage,
            Clock clock) {
        this.intake = intake;
        this.receipts = receipts;
        this.codes = codes;
        this.questions = questions;
        this.pages = pages;
        this.words = words;
        this.allowances = allowances;
        this.gate = gate;
        this.fromOurPage = fromOurPage;
        this.clock = clock;
    }

    @PostMapping("/report")
    @OpenToAnyone(because = "a report is taken from anybody")
    ResponseEntity<String> report(HttpServletRequest request) {
        fromOurPage.check(request);
        // Said before the form is read: nothing is stored of one that is too long, or does not say how long it is.
        var length = request.getContentLengthLong();
        if (length < 0 || length > LONGEST_FORM) {
            return page(HttpStatus.CONTENT_TOO_LARGE, pages.failed(unread(request), "receipt.wrong.photos"));
        }
        return answered(unread(request), () -> {
            allowances.reports().take(address(request));
            return take(request);
        });
    }

    private ResponseEntity<String> take(HttpServletRequest request) {
        var form = new PlainForm(request.getParameterMap(), questions, clock);
        var language = form.language();
        return answered(language, () -> {
            try {
                var code = codes.make();
                var taken = intake.takeWithoutAccount(code, form.report(words), photos(request));
                return page(HttpStatus.CREATED, pages.saved(language, code, taken.force()));
            } catch (ProblemException e) {
                if (e.type() != PlatformProblem.INVALID_FIELDS) {
                    throw e;
                }
                return page(HttpStatus.UNPROCESSABLE_CONTENT, pages.refused(language, form, e.errors()));
            }
        });
    }

    private static List<Photo> photos(HttpServletRequest request) {
        var photos = new ArrayList<Photo>();
        if (request instanceof MultipartHttpServletRequest parts) {
            for (var file : parts.getFiles("photos")) {
                if (!file.isEmpty()) {
                    photos.add(new Photo(
                            text(file.getOriginalFilename()), text(file.getContentType()), file::getInputStream));
                }
            }
        }
        if (photos.size() > MOST_PHOTOS) {
            throw PlatformProblem.invalid("/photos", "At most " + MOST_PHOTOS + " photos and videos.");
        }
        return photos;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    @PostMapping("/report/receipt")
    @OpenToAnyone(because = "whoever knows the code of a report made it, or was given the code by who did")
    ResponseEntity<String> receipt(HttpServletRequest request) {
        fromOurPage.check(request);
        var length = request.getContentLengthLong();
        if (length < 0 || length > LONGEST_TEXT) {
            return page(HttpStatus.CONTENT_TOO_LARGE, pages.failed(unread(request), "receipt.wrong.unreadable"));
        }
        var language = "cy".equals(request.getParameter("language")) ? Language.cy : Language.en;
        return answered(language, () -> {
            try {
                return gate.open(request.getParameter("code"), address(request), code -> {
                    write(code, request);
                    return receipts.find(code)
                            .map(found -> page(HttpStatus.OK, pages.receipt(language, code, found)))
                            .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
                });
            } catch (ProblemException e) {
                if (e.type() == PlatformProblem.NOT_FOUND) {
                    return page(HttpStatus.NOT_FOUND, pages.askForCode(language, "receipt.unknown"));
                }
                throw e;
            }
        });
    }

    private void write(String code, HttpServletRequest request) {
        var answer = request.getParameter("answer");
        if (answer != null && !answer.isBlank()) {
            receipts.write(code, messageId(request.getParameter("message")), answer);
        }
    }

    private static UUID messageId(@Nullable String given) {
        try {
            return given == null || given.length() != 36 ? UUID.randomUUID() : UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    /** What goes wrong is a page too. */
    private ResponseEntity<String> answered(Language language, Supplier<ResponseEntity<String>> work) {
        try {
            return work.get();
        } catch (TooManyTries e) {
            var page = page(HttpStatus.TOO_MANY_REQUESTS, pages.failed(language, "receipt.too-often"));
            return ResponseEntity.status(page.getStatusCode())
                    .headers(page.getHeaders())
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            String.valueOf(Math.max(1, e.retryAfter().toSeconds() + 1)))
                    .body(page.getBody());
        } catch (ProblemException e) {
            if (e.type() == PlatformProblem.INVALID_FIELDS) {
                return page(HttpStatus.UNPROCESSABLE_CONTENT, pages.failed(language, "receipt.wrong.unreadable"));
            }
            return page(
                    HttpStatusCode.valueOf(e.type().status()),
                    pages.failed(
                            language,
                            e.type() == PlatformProblem.TOO_LARGE ? "receipt.wrong.photos" : "receipt.no-answer"));
        } catch (MultipartException e) {
            return page(HttpStatus.CONTENT_TOO_LARGE, pages.failed(language, "receipt.wrong.photos"));
        }
    }

    private static ResponseEntity<String> page(HttpStatusCode status, String html) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(html);
    }

    /** The language of a form that has not been read: its address says it too. */
    private static Language unread(HttpServletRequest request) {
        return "lang=cy".equals(request.getQueryString()) ? Language.cy : Language.en;
    }

    private static ClientAddress address(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }
}
