// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"

#include "core/json.h"
#include "domain/bundled.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

constexpr int mostPermissions = 64; // what a PermissionSet holds

/// Reads the names of permissions once all of them are known.
class Names
{
public:
    explicit Names(const QHash<QString, int> &index)
        : m_index(index)
    {
    }

    int one(const QString &key)
    {
        const int index = m_index.value(key, -1);
        m_good = m_good && (index >= 0 || key.isEmpty());
        return index;
    }
    std::vector<int> all(const QStringList &keys)
    {
        std::vector<int> indexes;
        for (const QString &key : keys)
            indexes.push_back(one(key));
        return indexes;
    }
    std::vector<Implication> implications(const QJsonArray &entries)
    {
        std::vector<Implication> implications;
        for (const QJsonValue &entry : entries) {
            ObjectReader reader(entry.toObject());
            implications.push_back({one(reader.text(u"permission"_s)), one(reader.text(u"with"_s, {}))});
            m_good = m_good && reader.errors().isEmpty();
        }
        return implications;
    }
    [[nodiscard]] bool isGood() const { return m_good; }

private:
    const QHash<QString, int> &m_index;
    bool m_good = true;
};

/// The ones whose state decides over \a permission's.
std::vector<int> deciders(const Permission &permission)
{
    std::vector<int> deciders = permission.needs;
    deciders.insert(deciders.end(), permission.clearedBy.begin(), permission.clearedBy.end());
    for (const Implication &implication : permission.impliedBy) {
        deciders.push_back(implication.permission);
        if (implication.with >= 0)
            deciders.push_back(implication.with);
    }
    return deciders;
}

/// Depth first; \a state: 0 not seen, 1 on the way, 2 done.
bool runsInCircle(const std::vector<Permission> &permissions, int start, std::vector<int> &state)
{
    int &mine = state.at(static_cast<size_t>(start));
    if (mine != 0)
        return mine == 1;
    mine = 1;
    const std::vector<int> next = deciders(permissions.at(static_cast<size_t>(start)));
    if (std::ranges::any_of(next, [&](int decider) { return runsInCircle(permissions, decider, state); }))
        return true;
    state.at(static_cast<size_t>(start)) = 2;
    return false;
}

Permission readPermission(ObjectReader &reader)
{
    Permission permission;
    permission.key = reader.text(u"key"_s);
    permission.label = reader.text(u"label"_s);
    permission.verb = reader.text(u"verb"_s, {});
    permission.help = reader.text(u"help"_s);
    permission.group = reader.text(u"group"_s);
    const qint64 risk = reader.integer(u"risk"_s);
    if (risk < 1 || risk > 3)
        reader.fail(u"risk"_s, u"field.range"_s);
    permission.risk = static_cast<Permission::Risk>(risk);
    permission.grantedByDefault = reader.boolean(u"default"_s, false);
    permission.itemKind = reader.text(u"items"_s, {});
    return permission;
}

void readCouplings(ObjectReader &reader, Names &names, Permission &permission)
{
    permission.pair = names.one(reader.text(u"pair"_s, {}));
    permission.parent = names.one(reader.text(u"parent"_s, {}));
    permission.implies = names.implications(reader.array(u"implies"_s));
    permission.needs = names.all(reader.texts(u"needs"_s));
    permission.clearedBy = names.all(reader.texts(u"cleared_by"_s));
    reader.refuseUnknown();
}

} // namespace

std::optional<Catalogue> Catalogue::fromJson(const QByteArray &bytes)
{
    const auto document = parseObject(bytes);
    if (!document)
        return {};

    Catalogue catalogue;
    const QJsonArray groups = document->value(u"groups"_s).toArray();
    for (const QJsonValue &value : groups) {
        ObjectReader reader(value.toObject());
        const QString label = reader.text(u"label"_s);
        catalogue.m_groups.push_back({reader.text(u"key"_s), label, reader.text(u"short"_s, label), {}});
        if (!reader.errors().isEmpty())
            return {};
    }

    const QJsonArray rows = document->value(u"permissions"_s).toArray();
    if (rows.isEmpty() || rows.size() > mostPermissions)
        return {};
    std::vector<ObjectReader> readers;
    for (const QJsonValue &value : rows) {
        ObjectReader &reader = readers.emplace_back(value.toObject());
        catalogue.m_permissions.push_back(readPermission(reader));
        const QString &key = catalogue.m_permissions.back().key;
        const QString &group = catalogue.m_permissions.back().group;
        const auto found = std::ranges::find(catalogue.m_groups, group, &PermissionGroup::key);
        if (found == catalogue.m_groups.end() || catalogue.m_index.contains(key))
            return {};
        const int index = catalogue.size() - 1;
        catalogue.m_index.insert(key, index);
        found->permissions.push_back(index);
    }

    Names names(catalogue.m_index);
    for (size_t row = 0; row < readers.size(); ++row) {
        readCouplings(readers[row], names, catalogue.m_permissions[row]);
        if (!readers[row].errors().isEmpty() || !names.isGood())
            return {};
    }
    for (int index = 0; index < catalogue.size(); ++index) {
        for (const Implication &implication : catalogue.at(index).implies) {
            if (implication.permission < 0)
                return {};
            catalogue.m_permissions[static_cast<size_t>(implication.permission)].impliedBy.push_back(
                {index, implication.with});
        }
    }
    std::vector<int> state(readers.size(), 0);
    for (int index = 0; index < catalogue.size(); ++index) {
        if (runsInCircle(catalogue.m_permissions, index, state))
            return {};
    }
    return catalogue;
}

int Catalogue::indexOf(QStringView key) const
{
    return m_index.value(key.toString(), -1);
}

const Catalogue &catalogue()
{
    static const auto bundledCatalogue = bundledAs<Catalogue>(u"permissions.json"_s);
    return bundledCatalogue;
}

const std::vector<Preset> &presets()
{
    static const std::vector<Preset> bundledPresets = [] {
        std::vector<Preset> read;
        const auto document = parseObject(bundled(u"presets.json"_s));
        const QJsonArray rows = document ? document->value(u"presets"_s).toArray() : QJsonArray();
        for (const QJsonValue &value : rows) {
            ObjectReader reader(value.toObject());
            read.push_back({reader.text(u"name"_s), reader.texts(u"permissions"_s),
                            reader.boolean(u"mobile_worker_default"_s, false), reader.text(u"only_with"_s, {})});
        }
        if (read.empty())
            qFatal("the bundled presets cannot be read");
        return read;
    }();
    return bundledPresets;
}

} // namespace steward::domain
