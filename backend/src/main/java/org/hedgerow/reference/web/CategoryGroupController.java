package org.hedgerow.reference.web;

import java.util.List;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.reference.Categories;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The groups of categories, for those too who read no map, such as administrators who make agreements. */
@RestController
class CategoryGroupController {

    record GroupView(String code, String name) {}

    record GroupList(List<GroupView> groups) {}

    private final Categories categories;

    CategoryGroupController(Categories categories) {
        this.categories = categories;
    }

    @GetMapping("/api/category-groups")
    @OpenToAnyone(because = "the groups of categories are published", signedIn = true)
    GroupList list() {
        return new GroupList(categories.groups().stream()
                .map(group -> new GroupView(group.code(), group.name()))
                .toList());
    }
}
