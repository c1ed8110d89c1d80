// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/newproject.h"

#include "domain/catalogue.h"
#include "domain/completed.h"
#include "domain/effective.h"

namespace steward {

using namespace domain;

namespace {

Role roleFrom(const Preset &preset)
{
    PermissionSet permissions;
    for (const QString &key : preset.permissions) {
        if (const int permission = catalogue().indexOf(key); permission >= 0)
            permissions.grant(permission);
    }
    return {.id = Id::random(),
            .name = preset.name,
            .permissions = normalised(permissions),
            .isMobileWorkerDefault = preset.isMobileWorkerDefault,
            .isPreset = true};
}

} // namespace

NewProject newProject(const NewProjectWish &wish)
{
    std::vector<Role> roles;
    for (const Preset &preset : presets())
        roles.push_back(roleFrom(preset));
    const Person admin{.id = Id::random(),
                       .kind = Person::Kind::WebUser,
                       .name = wish.adminName,
                       .handle = wish.adminHandle.isEmpty() ? wish.adminName : wish.adminHandle,
                       .isAdmin = true};
    NewProject made{.admin = admin.id};
    made.project.id = Id::random();
    made.project.name = wish.name;
    made.project.environment = wish.environment;
    made.project.utcOffsetMinutes = wish.utcOffsetMinutes;
    made.project.roles = Table<Role>(std::move(roles));
    made.project.people = Table<Person>({admin});
    made.project = completed(made.project, 0);
    return made;
}

} // namespace steward
