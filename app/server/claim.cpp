// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/claim.h"

#include "vault/digest.h"
#include "vault/random.h"

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

Error unknown(const QString &detail)
{
    return {.kind = Error::Kind::NotFound, .code = u"person.unknown"_s, .detail = detail};
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
    const auto isMeant = [&](const domain::Person &person) {
        if (who.isEmpty())
            return person.isAdmin && domain::canEnter(project, person);
        return person.id.toString() == who || (!person.handle.isEmpty() && person.handle == who);
    };
    std::optional<domain::Person> found;
    for (int row = 0; row < project.people.size(); ++row) {
        const domain::Person &person = project.people.at(row);
        if (!isMeant(person))
            continue;
        if (found)
            return unknown(u"\"%1\" are several people; name one by the id"_s.arg(who));
        found = person;
        if (who.isEmpty())
            break;
    }
    if (!found)
        return unknown(who.isEmpty() ? u"the project has no admin who may enter"_s
                                     : u"nobody in the project has the id or user name \"%1\""_s.arg(who));
    if (!domain::canEnter(project, *found))
        return unknown(u"%1 may not enter the project, so that a code would open nothing"_s.arg(found->name));
    return *found;
}

} // namespace steward::server
