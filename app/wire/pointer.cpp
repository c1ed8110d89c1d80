// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pointer.h"

#include "domain/setfield.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

using domain::Change;
using domain::Problem;

namespace {

QString escaped(QString member)
{
    return member.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

/// The field within an object; a permission is a member of `permissions`.
QString pointerWithin(const QString &field)
{
    if (field.isEmpty())
        return {};
    const QString permission = domain::permissionKey(field);
    return permission.isEmpty() ? u'/' + escaped(field) : u"/permissions/"_s + escaped(permission);
}

QString pointerInSet(const Problem &problem, const Change &change)
{
    const QString at = u"/changes/"_s + QString::number(problem.change);
    if (change.op == Change::Op::Create)
        return problem.field.isEmpty() ? at : at + u"/after"_s + pointerWithin(problem.field);
    if (change.op != Change::Op::Update || problem.field != change.field)
        return at;
    return at + (problem.kind == Problem::Kind::Stale ? u"/before"_s : u"/after"_s);
}

} // namespace

QString pointerTo(const Problem &problem, const QList<Change> &changes, SentAs sentAs)
{
    if (problem.change < 0 || problem.change >= changes.size())
        return {};
    switch (sentAs) {
    case SentAs::Set:
        return pointerInSet(problem, changes.at(problem.change));
    case SentAs::Object:
        return pointerWithin(problem.field);
    case SentAs::Otherwise:
        break;
    }
    return {};
}

} // namespace steward::wire
