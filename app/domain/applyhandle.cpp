// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/applying.h"
#include "domain/names.h"

namespace steward::domain {

namespace {

QSet<QString> handlesOf(const EntityKind &kind, const Project &project)
{
    QSet<QString> handles;
    handles.reserve(kind.size(project));
    for (int row = 0; row < kind.size(project); ++row)
        handles.insert(foldedCode(kind.handleAt(project, row)));
    return handles;
}

/// "clinic", then "clinic-2", "clinic-3" …, starting from a guess so that a thousand of one name take no million tries.
QString firstFree(const QSet<QString> &taken, const QString &code, QChar joint)
{
    if (!taken.contains(foldedCode(code)))
        return code;
    const auto numbered = [&](int number) { return code + joint + QString::number(number); };
    int most = 2;
    while (taken.contains(foldedCode(numbered(most))))
        most *= 2;
    int least = most / 2; // taken, or the code itself
    while (most - least > 1) {
        const int middle = least + (most - least) / 2;
        (taken.contains(foldedCode(numbered(middle))) ? least : most) = middle;
    }
    return numbered(most);
}

} // namespace

void giveHandle(Applying &applying, const EntityKind &kind, QJsonObject &object)
{
    const QChar joint = kind.handleJoint();
    const QString field = kind.handleField();
    const QString name = object.value(kind.nameField()).toString();
    const QJsonValue given = object.value(field);
    const bool isMissing = given.isUndefined() || given.isNull() || (given.isString() && given.toString().isEmpty());
    if (joint.isNull() || !isMissing || name.isEmpty() || applying.putsBack())
        return; // what is put back had none then either
    auto taken = applying.handles.find(&kind);
    if (taken == applying.handles.end())
        taken = applying.handles.emplace(&kind, handlesOf(kind, applying.next)).first;
    const QString handle = firstFree(taken->second, codeFrom(name, joint, kind.name()), joint);
    taken->second.insert(foldedCode(handle));
    object.insert(field, handle);
}

} // namespace steward::domain
