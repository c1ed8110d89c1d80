// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/storeerrors.h"

using namespace Qt::StringLiterals;

namespace steward::storeerrors {

Error notEmpty()
{
    return {.kind = Error::Kind::Objection, .code = u"store.not_empty"_s};
}

Error empty()
{
    return {.kind = Error::Kind::NotFound, .code = u"store.empty"_s};
}

Error noRow()
{
    return {.kind = Error::Kind::NotFound, .code = u"log.no_such_row"_s};
}

Error repeated()
{
    return {.kind = Error::Kind::Objection, .code = u"set.repeated"_s};
}

Error noPerson()
{
    return {.kind = Error::Kind::Invalid, .code = u"person.missing"_s};
}

Error memberBound()
{
    return {.kind = Error::Kind::Objection, .code = u"member.bound"_s};
}

Error codeUsed()
{
    return {.kind = Error::Kind::Objection, .code = u"invitation.accepted"_s};
}

Error noSecret()
{
    return {.kind = Error::Kind::NotFound, .code = u"secret.none"_s};
}

Result<void> checkCommit(const Commit &commit, const Id &project, qint64 revision)
{
    if (commit.project.id != project)
        return Error{.kind = Error::Kind::Invalid, .code = u"project.other"_s};
    if (commit.project.revision != revision + 1) {
        return Error{.kind = Error::Kind::Stale, .code = u"revision.stale"_s, .more = {{u"revision"_s, revision}}};
    }
    if (commit.set.id.isNull())
        return Error{.kind = Error::Kind::Invalid, .code = u"set.missing"_s};
    return {};
}

} // namespace steward::storeerrors
