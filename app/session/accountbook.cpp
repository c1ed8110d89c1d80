// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/accountbook.h"

#include <QRegularExpression>
#include <QSettings>
#include <QStringList>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qsizetype mostAccounts = 50;
constexpr qsizetype longestServer = 300;

/// "handle server", as a file that anybody may have written in has them.
QList<AccountBook::Entry> readEntries(const QString &name)
{
    static const QRegularExpression form(uR"(^([A-Za-z0-9_-]{22}) (\S+)$)"_s);
    QList<AccountBook::Entry> entries;
    const QStringList lines = QSettings().value(name).toStringList();
    for (const QString &line : lines) {
        const auto match = form.match(line);
        const AccountBook::Entry entry{match.captured(1), match.captured(2)};
        if (match.hasMatch() && entries.size() < mostAccounts && entry.server.size() <= longestServer
            && !entries.contains(entry))
            entries << entry;
    }
    return entries;
}

QStringList linesOf(const QList<AccountBook::Entry> &entries)
{
    QStringList lines;
    for (const AccountBook::Entry &entry : entries)
        lines << entry.handle + u' ' + entry.server;
    return lines;
}

} // namespace

QString AccountBook::Entry::key() const
{
    return QUrl(server).authority() + u' ' + handle;
}

AccountBook::AccountBook(Keep keep)
    : m_keep(keep)
{
    load();
}

/// Before each change, too: another window may have written meanwhile.
void AccountBook::load()
{
    if (m_keep == Keep::Session)
        return;
    m_entries = readEntries(u"accounts"_s);
    m_owed = readEntries(u"accountsToRemove"_s);
}

void AccountBook::use(const Entry &entry)
{
    load();
    m_owed.removeAll(entry);
    m_entries.removeAll(entry);
    m_entries.prepend(entry);
    if (m_entries.size() > mostAccounts)
        m_owed << m_entries.takeLast();
    save();
}

void AccountBook::owe(const Entry &entry)
{
    load();
    m_entries.removeAll(entry);
    if (!m_owed.contains(entry))
        m_owed << entry;
    save();
}

void AccountBook::settle(const Entry &entry)
{
    load();
    if (m_owed.removeAll(entry) > 0)
        save();
}

void AccountBook::drop(const Entry &entry)
{
    load();
    if (m_entries.removeAll(entry) + m_owed.removeAll(entry) > 0)
        save();
}

void AccountBook::save()
{
    if (m_keep == Keep::Session)
        return;
    QSettings settings;
    settings.setValue(u"accounts"_s, linesOf(m_entries));
    settings.setValue(u"accountsToRemove"_s, linesOf(m_owed));
}

} // namespace steward
