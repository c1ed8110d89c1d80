// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/accountbook.h"
#include "session/keptgrant.h"
#include "vault/secretkeeper.h"

#include <QObject>

namespace steward {

/// Sign-ins that outlive the program: each an entry in the key ring, and a line in the book that says that there is
/// one. The book is always a step ahead of the ring: what may be in the ring stands in it, and what was to be removed
/// stays owed until the ring has done it, over as many restarts as that takes.
class GrantStore : public QObject
{
    Q_OBJECT

public:
    using DoneFetching = std::function<void(Keeping, const std::optional<KeptGrant> &)>;

    /// Both must outlive this.
    GrantStore(SecretKeeper &keeper, AccountBook &book);

    [[nodiscard]] const AccountBook &book() const { return m_book; }
    [[nodiscard]] std::optional<AccountBook::Entry> find(const QString &handle) const;

    void keep(const KeptGrant &grant, QObject *context, SecretKeeper::Done done);
    /// Refused also where what lies there is no sign-in of this account.
    void fetch(const AccountBook::Entry &entry, QObject *context, DoneFetching done);
    /// As far as anything of it may be there.
    void forget(const AccountBook::Entry &entry);
    void unlock(QObject *context, SecretKeeper::Done done);
    void settleDebts(); ///< tries once more what could not be removed before

    [[nodiscard]] bool claim(const AccountBook::Entry &entry) { return m_keeper.claim(entry.key()); }
    void release(const AccountBook::Entry &entry) { m_keeper.release(entry.key()); }

Q_SIGNALS:
    void changed(); ///< the book of accounts

private:
    void remove(const AccountBook::Entry &entry);

    SecretKeeper &m_keeper;
    AccountBook &m_book;
};

[[nodiscard]] AccountBook::Entry entryOf(const AccountId &account);

} // namespace steward
