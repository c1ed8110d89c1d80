// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/celltext.h"

#include "domain/catalogue.h"
#include "models/effecttext.h"
#include "models/fieldtext.h"
#include "models/whynottext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CellText)
};

QString stateSentence(const RoleFact &role, const CellFact &cell)
{
    if (!cell.isOffered && !cell.now.holds())
        return Words::tr("not offered by this server.");
    if (cell.isStaged && cell.now.holds())
        return Words::tr("granted to %Ln person(s) once you apply.", nullptr, role.holders);
    if (cell.isStaged)
        return Words::tr("taken from %Ln person(s) once you apply.", nullptr, role.holders);
    if (cell.now.state == Effective::State::Some)
        return Words::tr("%Ln person(s) have it", nullptr, role.holders) + u' '
               + Words::tr("for %Ln item(s) only.", nullptr, cell.items);
    if (cell.now.holds())
        return Words::tr("granted to %Ln person(s).", nullptr, role.holders);
    return cell.now.state == Effective::State::Blocked ? QString() : Words::tr("not granted.");
}

QString dangerSentence(const Workspace &workspace, const RoleFact &role)
{
    const Project &project = workspace.project();
    const Format format(project.utcOffsetMinutes);
    for (const Effect &effect : workspace.review().impact.effects) {
        if (effect.code == "api.around_places"_L1 && effect.entity == roleEntity(role.id))
            return effectText(effect, project, format).detail;
    }
    const auto cases = casesReported(project);
    return cases ? Words::tr("The API does not know places: it reads all %1 cases.").arg(format.count(*cases))
                 : Words::tr("The API does not know places: it reads all cases.");
}

/// What the draft does through this very permission.
QStringList effectLines(const Workspace &workspace, const RoleFact &role, int permission)
{
    const Format format(workspace.project().utcOffsetMinutes);
    QStringList lines;
    for (const Effect &effect : workspace.review().impact.effects) {
        if (effect.entity == roleEntity(role.id) && effect.field == permissionField(permission)
            && effect.code != "api.around_places"_L1)
            lines << effectText(effect, workspace.project(), format).line;
    }
    return lines;
}

Sentence sentence(const RoleFact &role, int permission, QStringList parts)
{
    parts.removeAll(QString());
    //: %1 is a role, %2 a permission, %3 what is said of them
    return Sentence(Words::tr("<b>%1, %2:</b> %3"), {role.name, permissionLabel(permission), parts.join(u' ')});
}

} // namespace

QString stagedCause(const Workspace &workspace, const Id &role, int permission)
{
    const QString field = permissionField(permission);
    for (const Change &change : workspace.review().changes) {
        if (change.entity == roleEntity(role) && change.field == field && !change.cause.isEmpty())
            return fieldLabel(change.cause);
    }
    return {};
}

Sentence cellSentence(const Workspace &workspace, const RoleFact &role, int permission, const CellFact &cell)
{
    const QString whyNot = whyNotText(workspace.project().capabilities, catalogue().at(permission).key);
    if (role.isAdmin) {
        return sentence(
            role, permission,
            {cell.isOffered ? Words::tr("always granted.") : Words::tr("not offered by this server."), whyNot});
    }
    QStringList parts{stateSentence(role, cell)};
    if (!cell.isOffered && !cell.now.holds())
        parts << whyNot;
    if (cell.isConflict)
        parts << Words::tr("Somebody else changed it meanwhile.");
    if (cell.isDangerous)
        parts << dangerSentence(workspace, role);
    else if (cell.now.cause >= 0 && (cell.isOffered || cell.now.holds()))
        parts << becauseText(workspace, cell, permission);
    if (cell.isAsked)
        parts << effectLines(workspace, role, permission);
    return sentence(role, permission, parts);
}

Sentence cellWhy(const Workspace &workspace, const RoleFact &role, int permission, const CellFact &cell)
{
    if (role.isAdmin)
        return sentence(role, permission,
                        {Words::tr("Admin always holds everything this server offers."),
                         whyNotText(workspace.project().capabilities, catalogue().at(permission).key)});
    QStringList parts;
    const QString cause = stagedCause(workspace, role.id, permission);
    if (cell.isAsked)
        parts << Words::tr("You staged this.");
    else if (!cause.isEmpty())
        parts << Words::tr("It follows from %1, which you staged.").arg(cause);
    parts << becauseText(workspace, cell, permission);
    parts.removeAll(QString());
    if (parts.isEmpty()) {
        parts << (cell.now.holds() ? Words::tr("Granted by this role itself; nothing else brings it.")
                                   : Words::tr("This role does not grant it, and nothing else brings it."));
    }
    parts << catalogue().at(permission).help;
    return sentence(role, permission, parts);
}

} // namespace steward
