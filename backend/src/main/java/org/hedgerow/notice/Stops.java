package org.hedgerow.notice;

import java.util.List;
import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/** Stops letters and messages about an area for whoever has the code that stood in one of them. */
@Component
public class Stops {

    private final Access access;
    private final AreaRows areas;
    private final StopCodes codes;

    Stops(Access access, AreaRows areas, StopCodes codes) {
        this.access = access;
        this.areas = areas;
        this.codes = codes;
    }

    /** Stops them if the code is this area's; ends alike whether it is, or whether there is such an area. */
    public void stop(UUID area, String code) {
        if (!codes.isOf(area, code)) {
            return;
        }
        access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> {
            areas.stop(area);
            return area;
        });
    }
}
