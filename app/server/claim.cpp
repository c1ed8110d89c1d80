// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/claim.h"

#include "service/personcalled.h"
#include "vault/digest.h"
#include "vault/random.h"

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

Error unknown(const QString &detail)
{
    return {.kind = Error::Kind::NotFound, .code = u"person.unknown"_s, .detail = detail};
}

Result<domain::Person> firstAdmin(const domain::Project &project)
{
    for (int row = 0; row < project.people.size(); ++row) {
        const domain::Person &person = project.people.at(row);
        if (person.isAdmin && domain::canEnter(project, person))
            return person;
    }
    return unknown(u"the project has no admin who may enter"_s);
}

} // namespace

Result<QString> makeClaim(Store &store, const Id &admin)
{
    // Digits and letters that survive being read out and typed; no sign that a shell or a mail would break.
    const QString code = QString::fromLatin1(randomBytes(20).toHex());
    if (const auto set = store.setClaim(sha256(code.toUtf8()), admin); !set)
        return set.error();
    return code;
}

Result<domain::Person> claimant(const domain::Project &project, const QString &who)
{
    auto found = who.isEmpty() ? firstAdmin(project) : personCalled(project, who);
    if (found && !domain::canEnter(project, *found))
        return unknown(u"%1 may not enter the project, so that a code would open nothing; \"stewardd recover\" lets an "
                       "admin in again"_s.arg(found->name));
    return found;
}

} // namespace steward::server
