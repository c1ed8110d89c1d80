// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/effecttext.h"

#include "domain/catalogue.h"
#include "models/fieldtext.h"
#include "models/leveltext.h"
#include "models/newertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EffectText)
};

constexpr int mostGroups = 3; ///< of people who see equally much, told one by one

/// "Groups (Can Edit, Can View), Messaging": the verbs of one label together.
QString permissionList(const QStringList &keys)
{
    QStringList labels;
    QHash<QString, QStringList> verbs;
    for (const QString &key : keys) {
        const int permission = catalogue().indexOf(key);
        const QString label = permission < 0 ? key : catalogue().at(permission).label;
        if (!labels.contains(label))
            labels << label;
        if (permission >= 0 && !catalogue().at(permission).verb.isEmpty())
            verbs[label] << catalogue().at(permission).verb;
    }
    const QString separator = Words::tr(", ", "between the names of permissions");
    for (QString &label : labels) {
        if (verbs.contains(label))
            label = u"%1 (%2)"_s.arg(label, verbs.value(label).join(separator));
    }
    return labels.join(separator);
}

QString causeLabel(const Effect &effect)
{
    const QString label = fieldLabel(effect.field);
    return label.isEmpty() ? Words::tr("this change") : label;
}

/// So many people saw and see so many places of the level that is counted by.
struct Sight
{
    int people = 0;
    int saw = 0;
    int sees = 0;
};

/// The most people first; empty where places cannot be counted.
QList<Sight> sightOf(const Effect &effect)
{
    QList<Sight> sights;
    const QJsonArray groups = effect.arguments.value(u"sight"_s).toArray();
    for (const QJsonValue &group : groups)
        sights << Sight{group[u"people"_s].toInt(), group[u"saw"_s].toInt(), group[u"sees"_s].toInt()};
    std::stable_sort(sights.begin(), sights.end(),
                     [](const Sight &left, const Sight &right) { return left.people > right.people; });
    return sights;
}

QString levelOf(const Effect &effect, const Project &project)
{
    return levelNames(project).value(effect.arguments.value(u"level"_s).toInt(-1));
}

/// "11 keep 1 district, 1 keeps 2"
QString keptText(const QList<Sight> &sights, const QString &level)
{
    QStringList groups;
    int others = 0;
    for (const Sight &sight : sights) {
        const int kept = std::min(sight.saw, sight.sees);
        if (groups.size() == mostGroups)
            others += sight.people;
        else if (kept == 0)
            groups << Words::tr("%Ln keep(s) none", nullptr, sight.people);
        else
            groups << Words::tr("%Ln keep(s) %1", nullptr, sight.people)
                          .arg(groups.isEmpty() ? placeCount(level, kept) : QLocale().toString(kept));
    }
    if (others > 0)
        groups << Words::tr("%Ln more keep(s) other numbers", nullptr, others);
    return groups.join(Words::tr(", ", "between groups of people"));
}

EffectText narrowed(const Effect &effect, int people, const Project &project)
{
    const QString level = levelOf(effect, project);
    const QList<Sight> sights = sightOf(effect);
    const int lost = effect.arguments.value(u"places"_s).toInt();
    EffectText text;
    if (lost > 1)
        text.line = Words::tr("%Ln person(s) stop(s) seeing the %1 that are not theirs.", nullptr, people)
                        .arg(placeCount(level, lost));
    else if (lost == 1)
        text.line = Words::tr("%Ln person(s) stop(s) seeing %1 that is not theirs.", nullptr, people)
                        .arg(placeCount(level, lost));
    else
        text.line = Words::tr("%Ln person(s) stop(s) seeing places that are not theirs.", nullptr, people);
    text.title =
        Words::tr("%Ln lose(s) sight of other %1", nullptr, people).arg(placesWord(lost > 0 ? level : QString()));
    text.detail = lost > 0 ? keptText(sights, level) : QString();
    return text;
}

EffectText widened(const Effect &effect, int people, const Project &project)
{
    const QString level = levelOf(effect, project);
    const QList<Sight> sights = sightOf(effect);
    const int total = effect.arguments.value(u"total"_s).toInt();
    const int more = effect.arguments.value(u"places"_s).toInt();
    // Of a person's places none says that he sees all, however many they are.
    const bool isAll = effect.field == "permissions.access_all_locations"_L1 || effect.field == "is_admin"_L1;
    if (isAll)
        return {Words::tr("%Ln person(s) will see every place.", nullptr, people),
                Words::tr("%Ln see(s) every place", nullptr, people),
                total > 0 ? Words::tr("the whole project, %1").arg(placeCount(level, total))
                          : Words::tr("the whole project"),
                {}};
    if (more == 0)
        return {Words::tr("%Ln person(s) will see more places.", nullptr, people),
                Words::tr("%Ln see(s) more places", nullptr, people),
                {},
                {}};
    EffectText text{Words::tr("%Ln person(s) will see %1 more than now.", nullptr, people).arg(placeCount(level, more)),
                    Words::tr("%Ln see(s) more %1", nullptr, people).arg(placesWord(level)),
                    {},
                    {}};
    if (sights.size() == 1)
        text.detail =
            Words::tr("%1 until now, then %2")
                .arg(QLocale().toString(sights.constFirst().saw), placeCount(level, sights.constFirst().sees));
    return text;
}

EffectText aroundPlaces(const Effect &effect, int people, const Format &format)
{
    const auto cases = effect.arguments.value(u"cases"_s);
    const QString all =
        cases.isDouble() ? Words::tr("all %1 cases").arg(format.count(cases.toInteger())) : Words::tr("all cases");
    const QString who =
        people > 0
            ? Words::tr("The API does not know places. %Ln person(s) could still read %1 with it.", nullptr, people)
            : Words::tr("The API does not know places. Whoever gets this role could read %1 with it.");
    return {Words::tr("Reaches past the location limit."),
            Words::tr("Access APIs goes around the limit"),
            who.arg(all),
            {},
            Sentence(QString(who).replace("%1"_L1, "<b>%1</b>"_L1), {all})};
}

/// "3 reports" where only some items of a permission come or go; else empty.
QString itemsOf(const Effect &effect, const QString &argument)
{
    const int count = effect.arguments.value(argument).toInt();
    const int permission = effect.permissions.size() == 1 ? catalogue().indexOf(effect.permissions.constFirst()) : -1;
    return count > 0 && permission >= 0 ? itemCount(catalogue().at(permission).itemKind, count) : QString();
}

EffectText gained(const Effect &effect, int people)
{
    const QString label = permissionList(effect.permissions);
    if (const QString items = itemsOf(effect, u"items"_s); !items.isEmpty())
        return {Words::tr("%Ln person(s) gain(s) %1: %2 more.", nullptr, people).arg(label, items),
                Words::tr("%Ln gain(s) %1", nullptr, people).arg(label),
                Words::tr("%1 more").arg(items),
                {}};
    return {Words::tr("%Ln person(s) gain(s) %1.", nullptr, people).arg(label),
            Words::tr("%Ln gain(s) %1", nullptr, people).arg(label),
            {},
            {}};
}

EffectText lost(const Effect &effect, int people)
{
    const QString label = permissionList(effect.permissions);
    const QString title = Words::tr("%Ln lose(s) %1", nullptr, people).arg(label);
    if (const QString kept = itemsOf(effect, u"itemsKept"_s); !kept.isEmpty())
        return {Words::tr("%Ln person(s) keep(s) %1 for %2 only.", nullptr, people).arg(label, kept),
                title,
                Words::tr("all but %1").arg(kept),
                {}};
    if (const QString items = itemsOf(effect, u"items"_s); !items.isEmpty())
        return {Words::tr("%Ln person(s) lose(s) %1: %2.", nullptr, people).arg(label, items), title, items, {}};
    return {Words::tr("%Ln person(s) lose(s) %1.", nullptr, people).arg(label), title, {}, {}};
}

EffectText phones(int people, bool can)
{
    if (can)
        return {Words::tr("%Ln person(s) can sync a phone.", nullptr, people),
                Words::tr("%Ln person(s) can sync a phone", nullptr, people),
                Words::tr("Mobile App Access switches on"),
                {}};
    return {Words::tr("%Ln person(s) can no longer sync a phone.", nullptr, people),
            Words::tr("%Ln person(s) can no longer sync a phone", nullptr, people),
            Words::tr("Mobile App Access switches off"),
            {}};
}

EffectText follow(const Effect &effect, int people)
{
    const int count = static_cast<int>(effect.permissions.size());
    EffectText text{Words::tr("%Ln permission(s) switch(es) off with it: %1.", nullptr, count)
                        .arg(permissionList(effect.permissions)),
                    Words::tr("%Ln permission(s) switch(es) off", nullptr, count),
                    Words::tr("because %1 changes").arg(causeLabel(effect)),
                    {}};
    if (people > 0)
        text.detail += u'\n' + Words::tr("%Ln person(s) held them", nullptr, people);
    return text;
}

EffectText lockedOut(const Effect &effect, int people)
{
    const QString reason = lockOutReason(effect.arguments.value(u"why"_s).toString());
    const QString line = Words::tr("%Ln person(s) could not enter any more.", nullptr, people);
    return {reason.isEmpty() ? line : line + u' ' + reason,
            Words::tr("%Ln person(s) could not enter", nullptr, people),
            reason,
            {}};
}

EffectText nothingNoticed(int people)
{
    if (people == 0)
        return {Words::tr("Nobody notices a change."), Words::tr("Nobody notices a change"), {}, {}};
    return {Words::tr("%Ln person(s) notice(s) no change.", nullptr, people),
            Words::tr("%Ln person(s) notice(s) no change", nullptr, people),
            Words::tr("they see the same places as before"),
            {}};
}

std::optional<QString> ofPlaces(const Effect &effect)
{
    const int below = effect.arguments.value(u"below"_s).toInt();
    if (effect.code == "place.made"_L1)
        return Words::tr("A place is made");
    if (effect.code == "place.moved"_L1)
        return Words::tr("%Ln place(s) move(s)", nullptr, below);
    if (effect.code == "place.archived"_L1)
        return Words::tr("A place is archived");
    if (effect.code == "place.put_back"_L1)
        return Words::tr("An archived place is put back");
    if (effect.code == "place.removed"_L1)
        return Words::tr("A place is removed");
    return {};
}

std::optional<QString> ofSettings(const Effect &effect, int people)
{
    const int open = effect.arguments.value(u"open"_s).toInt();
    if (effect.code == "phone.resync"_L1)
        return Words::tr("%Ln phone(s) get(s) other data at the next sync", nullptr, people);
    if (effect.code == "phone.new_build"_L1)
        return Words::tr("%Ln phone(s) follow(s) with the next build of the apps", nullptr, people);
    if (effect.code == "sessions.end"_L1)
        return Words::tr("%Ln person(s) may need to sign in again", nullptr, people);
    if (effect.code == "vendor.shut_out"_L1)
        return Words::tr("Vendor staff who are not members stay out");
    if (effect.code == "vendor.let_in"_L1)
        return Words::tr("Vendor staff can enter without being members");
    if (effect.code == "tries.unlimited"_L1)
        return Words::tr("The passwords of %Ln mobile worker(s) can be guessed without end", nullptr, people);
    if (effect.code == "tries.limited"_L1)
        return Words::tr("%Ln mobile worker(s) get(s) locked after many wrong passwords", nullptr, people);
    if (effect.code == "requests.allowed"_L1)
        return Words::tr("Anyone can ask to be let in");
    if (effect.code == "requests.refused"_L1)
        return Words::tr("Nobody can ask to be let in any more");
    if (effect.code == "invitations.by_address"_L1)
        return Words::tr("%Ln open invitation(s) only work(s) for the address invited", nullptr, open);
    if (effect.code == "invitations.any_address"_L1)
        return Words::tr("%Ln open invitation(s) work(s) for any address", nullptr, open);
    if (effect.code == "ip.restricted"_L1)
        return Words::tr("Some addresses are refused. Nobody knows who comes from there");
    if (effect.code == "ip.eased"_L1)
        return Words::tr("More addresses are let in");
    return {};
}

std::optional<QString> ofSignIn(const Effect &effect, int people)
{
    const bool isPassword = effect.arguments.value(u"why"_s).toString() == "weak_password"_L1;
    if (effect.code == "sign_in.warned"_L1)
        return isPassword ? Words::tr("%Ln person(s) get(s) a warning: the password is weak", nullptr, people)
                          : Words::tr("%Ln person(s) get(s) a warning: no second factor", nullptr, people);
    if (effect.code == "sign_in.not_reported"_L1)
        return isPassword ? Words::tr("Of %Ln person(s) it is not known how strong the password is", nullptr, people)
                          : Words::tr("Of %Ln person(s) it is not known if there is a second factor", nullptr, people);
    if (effect.code == "provider.required"_L1)
        return Words::tr("%Ln person(s) must use single sign-on", nullptr, people);
    if (effect.code == "provider.passwords"_L1)
        return Words::tr("%Ln person(s) sign(s) in with a password again", nullptr, people);
    if (effect.code == "provider.tested"_L1)
        return Words::tr("%Ln person(s) test(s) single sign-on", nullptr, people);
    if (effect.code == "provider.claims"_L1)
        return Words::tr("%Ln person(s) may get another role or other places at the next sign-in", nullptr, people);
    if (effect.code == "provider.deactivates"_L1)
        return Words::tr("Of %Ln person(s), whoever the directory drops is deactivated", nullptr, people);
    return {};
}

std::optional<QString> ofObjects(const Effect &effect)
{
    const int people = effect.count();
    const int keys = effect.arguments.value(u"keys"_s).toInt();
    const int invitations = effect.arguments.value(u"invitations"_s).toInt();
    if (effect.code == "key.stopped"_L1)
        return Words::tr("%Ln API key(s) stop(s) working", nullptr, keys);
    if (effect.code == "key.narrowed"_L1)
        return Words::tr("%Ln API key(s) can do less", nullptr, keys);
    if (effect.code == "key.widened"_L1)
        return Words::tr("%Ln API key(s) can do more", nullptr, keys);
    if (effect.code == "client.stopped"_L1)
        return Words::tr("%Ln program(s) can no longer sign in", nullptr, effect.arguments.value(u"clients"_s).toInt());
    if (effect.code == "invitation.broken"_L1)
        return Words::tr("%Ln open invitation(s) lead(s) nowhere", nullptr, invitations);
    if (effect.code == "invitation.withdrawn"_L1)
        return Words::tr("%Ln open invitation(s) end(s)", nullptr, invitations);
    if (effect.code == "profile.values"_L1)
        return Words::tr("%Ln person(s) get(s) other values from the profile", nullptr, people);
    if (effect.code == "field.required"_L1)
        return Words::tr("The field must be filled in from now on");
    return {};
}

EffectText textOf(const Effect &effect, const Project &project, const Format &format)
{
    const int people = effect.count();
    if (effect.code == "reach.narrowed"_L1)
        return narrowed(effect, people, project);
    if (effect.code == "reach.widened"_L1)
        return widened(effect, people, project);
    if (effect.code == "api.around_places"_L1)
        return aroundPlaces(effect, people, format);
    if (effect.code == "permission.gained"_L1)
        return gained(effect, people);
    if (effect.code == "permission.lost"_L1)
        return lost(effect, people);
    if (effect.code == "permissions.follow"_L1)
        return follow(effect, people);
    if (effect.code == "phone.can_sync"_L1 || effect.code == "phone.cannot_sync"_L1)
        return phones(people, effect.code == "phone.can_sync"_L1);
    if (effect.code == "person.locked_out"_L1)
        return lockedOut(effect, people);
    if (effect.code == "person.let_in"_L1)
        return {Words::tr("%Ln person(s) can enter again.", nullptr, people),
                Words::tr("%Ln person(s) can enter again", nullptr, people),
                {},
                {}};
    if (effect.code == "role.made"_L1)
        return {Words::tr("Nobody holds it yet."), Words::tr("A role is made"), Words::tr("nobody holds it yet"), {}};
    if (effect.code == "role.removed"_L1)
        return {Words::tr("Nobody holds it any more."), Words::tr("A role is removed"), {}, {}};
    if (effect.code == "nothing.noticed"_L1)
        return nothingNoticed(people);
    for (const auto &told :
         {ofPlaces(effect), ofSettings(effect, people), ofSignIn(effect, people), ofObjects(effect)}) {
        if (told)
            return {*told + u'.', *told, {}, {}};
    }
    const QString newer = newerText(effect.code); // better its name than nothing
    return {newer, newer, {}, {}};
}

} // namespace

QString lockOutReason(const QString &why)
{
    if (why == "inactive"_L1)
        return Words::tr("Whoever is deactivated can neither sign in nor sync.");
    if (why == "no_role"_L1)
        return Words::tr("Without a role there is no access at all.");
    if (why == "role_archived"_L1)
        return Words::tr("An archived role lets nobody in.");
    if (why == "no_place"_L1)
        return Words::tr("With limited reach and no place there is no access at all.");
    if (why == "no_second_factor"_L1)
        return Words::tr("Without a second factor they are refused.");
    if (why == "weak_password"_L1)
        return Words::tr("With a weak password they are refused.");
    if (why == "provider_untested"_L1)
        return Words::tr("Nobody has come through this single sign-on yet.");
    if (why == "address"_L1)
        return Words::tr("Every address is denied.");
    return {};
}

EffectText effectText(const Effect &effect, const Project &project, const Format &format)
{
    EffectText text = textOf(effect, project, format);
    text.names = namesInShort(project, effect.people);
    return text;
}

QString touchedText(const Impact &impact)
{
    const int people = impact.touched - impact.phones;
    if (people > 0 && impact.phones > 0)
        return Words::tr("Touches %1 and %2.")
            .arg(Words::tr("%Ln person(s)", nullptr, people), Words::tr("%Ln phone(s)", nullptr, impact.phones));
    if (impact.phones > 0)
        return Words::tr("Touches %Ln phone(s).", nullptr, impact.phones);
    return people > 0 ? Words::tr("Touches %Ln person(s).", nullptr, people) : Words::tr("Touches nobody.");
}

} // namespace steward
