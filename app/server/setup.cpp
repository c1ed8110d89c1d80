// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/setup.h"

#include "domain/catalogue.h"
#include "domain/effective.h"
#include "vault/digest.h"
#include "vault/random.h"

namespace steward::server {

using namespace domain;

namespace {

constexpr qsizetype codeBytes = 20;

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

Project newProject(const InitOptions &options)
{
    std::vector<Role> roles;
    for (const Preset &preset : presets())
        roles.push_back(roleFrom(preset));
    const Person admin{.id = Id::random(),
                       .kind = Person::Kind::WebUser,
                       .name = options.adminName,
                       .handle = options.adminHandle.isEmpty() ? options.adminName : options.adminHandle,
                       .isAdmin = true};
    Project project;
    project.id = Id::random();
    project.name = options.projectName;
    project.environment = options.environment;
    project.utcOffsetMinutes = options.utcOffsetMinutes;
    project.roles = Table<Role>(std::move(roles));
    project.people = Table<Person>({admin});
    return project;
}

Result<QString> makeClaim(Store &store, const Id &admin)
{
    // Digits and letters that survive being read out and typed; no sign that a shell or a mail would break.
    const QString code = QString::fromLatin1(randomBytes(codeBytes).toHex());
    if (const auto set = store.setClaim(sha256(code.toUtf8()), admin); !set)
        return set.error();
    return code;
}

Id firstAdmin(const Project &project)
{
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &person = project.people.at(row);
        if (person.isAdmin && person.isActive)
            return person.id;
    }
    return {};
}

} // namespace steward::server
