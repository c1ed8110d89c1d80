// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace steward {

/// Which accounts have an entry in the key ring. It stands in the clear, where the platform keeps settings, because a
/// locked ring does not say what is in it: the server's address, as it is remembered anyway, and the account's handle.
/// Who it is stands in the ring alone.
class AccountBook
{
public:
    enum class Keep { Platform, Session }; ///< Session: nowhere, for the demo and for tests

    struct Entry
    {
        QString handle;
        QString server;

        [[nodiscard]] QString key() const; ///< as AccountId::key()
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    explicit AccountBook(Keep keep);

    [[nodiscard]] QList<Entry> entries() const { return m_entries; } ///< last used first
    [[nodiscard]] QList<Entry> owed() const { return m_owed; }       ///< removals that are still to be done
    /// The account was used last, and is owed no removal.
    void use(const Entry &entry);
    /// The account is never used again; its entry is to be removed, now or when the ring lets one.
    void owe(const Entry &entry);
    void settle(const Entry &entry); ///< it has been removed
    void drop(const Entry &entry);   ///< there never was one

private:
    void load();
    void save();

    Keep m_keep;
    QList<Entry> m_entries;
    QList<Entry> m_owed;
};

} // namespace steward
