// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/effecttext.h"

#include "domain/catalogue.h"
#include "models/fieldtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EffectText)
};

QString permissionList(const QStringList &keys)
{
    QStringList labels;
    for (const QString &key : keys) {
        const int permission = catalogue().indexOf(key);
        labels << (permission < 0 ? key : permissionLabel(permission));
    }
    return labels.join(Words::tr(", ", "between the names of permissions"));
}

QString causeLabel(const Effect &effect)
{
    const QString label = fieldLabel(effect.field);
    return label.isEmpty() ? Words::tr("this change") : label;
}

EffectText reach(const Effect &effect, int people, bool narrowed)
{
    if (!narrowed)
        return {Words::tr("%n person(s) will see every place.", nullptr, people),
                Words::tr("%n see(s) every place", nullptr, people),
                Words::tr("the whole organisation"),
                {}};
    EffectText text{Words::tr("%n person(s) stop(s) seeing places that are not theirs.", nullptr, people),
                    Words::tr("%n lose(s) sight of other places", nullptr, people),
                    {},
                    {}};
    const int kept = effect.arguments.value(u"placesKept"_s).toInt(-1);
    const int all = effect.arguments.value(u"places"_s).toInt(-1);
    if (kept >= 0 && all >= 0) {
        //: %1 and %2 are counts of places of one level, such as districts
        text.detail = Words::tr("%1 of %2 stay in sight").arg(QLocale().toString(kept), QLocale().toString(kept + all));
    }
    return text;
}

EffectText aroundPlaces(const Effect &effect, int people, const Format &format)
{
    const auto cases = effect.arguments.value(u"cases"_s);
    const QString all =
        cases.isDouble() ? Words::tr("all %1 cases").arg(format.count(cases.toInteger())) : Words::tr("all cases");
    return {
        Words::tr("Reaches past the location limit."),
        Words::tr("Access APIs goes around the limit"),
        Words::tr("The API does not know places. %n person(s) could still read %1 with it.", nullptr, people).arg(all),
        {}};
}

EffectText permission(const Effect &effect, int people, bool gained)
{
    const QString label = permissionList(effect.permissions);
    if (gained)
        return {Words::tr("%n person(s) gain(s) %1.", nullptr, people).arg(label),
                Words::tr("%n gain(s) %1", nullptr, people).arg(label),
                {},
                {}};
    return {Words::tr("%n person(s) lose(s) %1.", nullptr, people).arg(label),
            Words::tr("%n lose(s) %1", nullptr, people).arg(label),
            {},
            {}};
}

EffectText phones(int people, bool can)
{
    if (can)
        return {Words::tr("%n person(s) can sync a phone.", nullptr, people),
                Words::tr("%n person(s) can sync a phone", nullptr, people),
                Words::tr("Mobile App Access switches on"),
                {}};
    return {Words::tr("%n person(s) can no longer sync a phone.", nullptr, people),
            Words::tr("%n person(s) can no longer sync a phone", nullptr, people),
            Words::tr("Mobile App Access switches off"),
            {}};
}

EffectText follow(const Effect &effect, int people)
{
    const int count = static_cast<int>(effect.permissions.size());
    return {Words::tr("%n permission(s) switch(es) off with it: %1.", nullptr, count)
                .arg(permissionList(effect.permissions)),
            Words::tr("%n permission(s) switch(es) off", nullptr, count),
            Words::tr("because %1 changes").arg(causeLabel(effect)) + u'\n'
                + Words::tr("%n person(s) held them", nullptr, people),
            {}};
}

EffectText lockedOut(int people)
{
    return {Words::tr("%n person(s) could not enter any more.", nullptr, people),
            Words::tr("%n person(s) could not enter", nullptr, people),
            Words::tr("With limited reach and no place there is no access at all."),
            {}};
}

} // namespace

EffectText effectText(const Effect &effect, const Project &project, const Format &format)
{
    const int people = static_cast<int>(effect.people.size());
    EffectText text;
    if (effect.code == "reach.narrowed"_L1 || effect.code == "reach.widened"_L1)
        text = reach(effect, people, effect.code == "reach.narrowed"_L1);
    else if (effect.code == "api.around_places"_L1)
        text = aroundPlaces(effect, people, format);
    else if (effect.code == "permission.gained"_L1 || effect.code == "permission.lost"_L1)
        text = permission(effect, people, effect.code == "permission.gained"_L1);
    else if (effect.code == "permissions.follow"_L1)
        text = follow(effect, people);
    else if (effect.code == "phone.can_sync"_L1 || effect.code == "phone.cannot_sync"_L1)
        text = phones(people, effect.code == "phone.can_sync"_L1);
    else if (effect.code == "person.locked_out"_L1)
        text = lockedOut(people);
    else if (effect.code == "person.let_in"_L1)
        text = {Words::tr("%n person(s) can enter again.", nullptr, people),
                Words::tr("%n person(s) can enter again", nullptr, people),
                {},
                {}};
    else if (effect.code == "role.made"_L1)
        text = {Words::tr("Nobody holds it yet."), Words::tr("A role is made"), Words::tr("nobody holds it yet"), {}};
    else if (effect.code == "role.removed"_L1)
        text = {Words::tr("Nobody holds it any more."), Words::tr("A role is removed"), {}, {}};
    else if (effect.code == "nothing.noticed"_L1)
        text = {Words::tr("%n person(s) notice(s) no change.", nullptr, people),
                Words::tr("%n person(s) notice(s) no change", nullptr, people),
                Words::tr("their place is the whole project"),
                {}};
    else
        text = {effect.code, effect.code, {}, {}}; // a newer rule's: better its name than nothing
    text.names = namesInShort(project, effect.people);
    return text;
}

} // namespace steward
