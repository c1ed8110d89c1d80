// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/knownaccounts.h"

#include "models/preferences.h"
#include "models/sentence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

KnownAccounts::KnownAccounts(GrantStore *store, Preferences &preferences, QObject *parent)
    : RowsModel(parent)
    , m_store(store)
    , m_preferences(preferences)
{
    connect(&preferences, &Preferences::serversChanged, this, &KnownAccounts::refresh);
    if (store)
        connect(store, &GrantStore::changed, this, &KnownAccounts::refresh);
    refresh();
}

int KnownAccounts::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant KnownAccounts::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case ServerRole:
        return row.server;
    case HandleRole:
        return row.handle;
    case NameRole:
        return row.name;
    default:
        return {};
    }
}

QHash<int, QByteArray> KnownAccounts::roleNames() const
{
    return {{ServerRole, "server"}, {HandleRole, "handle"}, {NameRole, "name"}};
}

QString KnownAccounts::lastUsed(const QString &server) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&server](const Row &row) {
        return !row.handle.isEmpty() && (server.isEmpty() || row.server == server);
    });
    return found == m_rows.cend() ? QString() : found->handle;
}

void KnownAccounts::refresh()
{
    QList<Row> rows;
    QSet<QString> servers;
    if (m_store) {
        for (const AccountBook::Entry &entry : m_store->book().entries()) {
            rows << Row{entry.handle, entry.server, entry.handle, m_names.value(entry.handle)};
            servers.insert(entry.server);
        }
    }
    const QStringList used = m_preferences.servers();
    for (const QString &server : used) {
        if (!servers.contains(server))
            rows << Row{server, server, {}, {}};
    }
    syncRows(m_rows, std::move(rows));
    Q_EMIT countChanged();
}

/// One after the other: a ring that is shut or silent is asked once.
void KnownAccounts::readNames()
{
    if (!m_store || m_isReading)
        return;
    const auto &entries = m_store->book().entries();
    const auto next = std::find_if(entries.cbegin(), entries.cend(),
                                   [this](const AccountBook::Entry &entry) { return !m_names.contains(entry.handle); });
    if (next == entries.cend())
        return;
    m_isReading = true;
    m_store->fetch(*next, this, [this, handle = next->handle](Keeping outcome, const std::optional<KeptGrant> &kept) {
        m_isReading = false;
        if (outcome != Keeping::Done && outcome != Keeping::NotThere && outcome != Keeping::Refused)
            return;
        m_names.insert(handle, kept ? shownText(kept->idToken.name) : QString());
        refresh();
        readNames();
    });
}

void KnownAccounts::forget(const QString &handle, const QString &server)
{
    m_names.remove(handle);
    if (const auto entry = m_store ? m_store->find(handle) : std::nullopt)
        m_store->forget(*entry);
    if (lastUsed(server).isEmpty())
        m_preferences.forgetServer(server);
}

} // namespace steward
