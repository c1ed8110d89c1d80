// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/personcalled.h"

#include "domain/names.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error unknown(const QString &detail)
{
    return {.kind = Error::Kind::NotFound, .code = u"person.unknown"_s, .detail = detail};
}

} // namespace

Result<domain::Person> personCalled(const domain::Project &project, const QString &who)
{
    const QString folded = domain::foldedCode(who);
    std::optional<domain::Person> found;
    for (int row = 0; row < project.people.size(); ++row) {
        const domain::Person &person = project.people.at(row);
        if (person.id.toString() != who && (person.handle.isEmpty() || domain::foldedCode(person.handle) != folded))
            continue;
        if (found)
            return unknown(u"\"%1\" are several people; name one by the id"_s.arg(who));
        found = person;
    }
    if (!found)
        return unknown(u"nobody in the project has the id or user name \"%1\""_s.arg(who));
    return *found;
}

} // namespace steward
