package org.hedgerow.operation.web;

import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.operation.PoliceDrones;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drones of the police in the air, over HTTP. */
@RestController
@RequestMapping("/api/police-drones")
class PoliceDroneController {

    private static final int LONGEST_CALL_SIGN = 60;
    private static final int ORDINARY_RADIUS = 500;
    private static final int ORDINARY_HOURS = 1;

    private final PoliceDrones drones;
    private final AirRequestFormReader forms;
    private final AirRequestViews views;

    PoliceDroneController(PoliceDrones drones, AirRequestFormReader forms, AirRequestViews views) {
        this.drones = drones;
        this.forms = forms;
        this.views = views;
    }

    @GetMapping
    @Requires(Permission.READ_AIR_SUPPORT)
    AirRequestView.Drones list(@CurrentPerson Person person) {
        return new AirRequestView.Drones(drones.list(person).stream()
                .map(drone -> views.drone(person, drone))
                .toList());
    }

    @PutMapping("/{id}")
    @Requires(Permission.ASK_FOR_AIR_SUPPORT)
    ResponseEntity<AirRequestView.DroneView> log(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody AirRequestForm.DroneForm form) {
        ClientSent.newId(id);
        var errors = new FieldErrors();
        var callSign = AirRequestFormReader.line("/callSign", form.callSign(), LONGEST_CALL_SIGN, errors);
        int radius = within(
                form.radiusMetres(),
                ORDINARY_RADIUS,
                PoliceDrones.SMALLEST_RADIUS,
                PoliceDrones.LARGEST_RADIUS,
                "/radiusMetres",
                "A drone flies within 50 m to 5 km of its place.",
                errors);
        int hours = within(
                form.hours(),
                ORDINARY_HOURS,
                1,
                PoliceDrones.MOST_HOURS,
                "/hours",
                "A drone is up for 1 to 6 hours; log it again after that.",
                errors);
        var place = forms.place(form.place(), errors);
        var receipt = drones.log(person, id, callSign, place, radius, hours, ClientSent.sha256(form.toString()));
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(views.drone(person, receipt.drone()));
    }

    @PostMapping("/{id}/landing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ASK_FOR_AIR_SUPPORT)
    void land(@CurrentPerson Person person, @PathVariable UUID id) {
        drones.land(person, id);
    }

    private static int within(
            @Nullable Integer said,
            int ordinary,
            int least,
            int most,
            String pointer,
            String words,
            FieldErrors errors) {
        if (said == null) {
            return ordinary;
        }
        if (said < least || said > most) {
            errors.add(pointer, words);
            return ordinary;
        }
        return said;
    }
}
