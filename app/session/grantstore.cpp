// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/grantstore.h"

#include "core/log.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(session)

} // namespace

AccountBook::Entry entryOf(const AccountId &account)
{
    return {account.handle(), account.server.toString()};
}

GrantStore::GrantStore(SecretKeeper &keeper, AccountBook &book)
    : m_keeper(keeper)
    , m_book(book)
{
}

std::optional<AccountBook::Entry> GrantStore::find(const QString &handle) const
{
    const auto &all = m_book.entries();
    const auto found = std::find_if(all.cbegin(), all.cend(),
                                    [&handle](const AccountBook::Entry &entry) { return entry.handle == handle; });
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

void GrantStore::keep(const KeptGrant &grant, QObject *context, SecretKeeper::Done done)
{
    const AccountBook::Entry entry = entryOf(grant.account);
    const bool wasThere = find(entry.handle).has_value();
    m_book.use(entry);
    Q_EMIT changed();
    m_keeper.write(entry.key(), grant.toBytes(), this,
                   [this, entry, wasThere, context = QPointer(context), done = std::move(done)](Keeping outcome) {
                       const bool isSurelyAbsent = !wasThere && outcome != Keeping::Done && outcome != Keeping::Silent;
                       if (isSurelyAbsent) {
                           m_book.drop(entry);
                           Q_EMIT changed();
                       }
                       if (context)
                           done(outcome);
                   });
}

void GrantStore::fetch(const AccountBook::Entry &entry, QObject *context, DoneFetching done)
{
    m_keeper.read(entry.key(), context, [entry, done = std::move(done)](Keeping outcome, const QByteArray &secret) {
        if (outcome != Keeping::Done)
            return done(outcome, {});
        const auto kept = KeptGrant::fromBytes(secret, entry.key());
        if (kept)
            return done(Keeping::Done, *kept);
        qCWarning(logger) << "what the key ring has kept is not used:" << kept.error().code << kept.error().detail;
        done(Keeping::Refused, {});
    });
}

void GrantStore::forget(const AccountBook::Entry &entry)
{
    if (!find(entry.handle))
        return;
    m_book.owe(entry);
    Q_EMIT changed();
    remove(entry);
}

void GrantStore::settleDebts()
{
    const QList<AccountBook::Entry> owed = m_book.owed();
    for (const AccountBook::Entry &entry : owed)
        remove(entry);
}

void GrantStore::remove(const AccountBook::Entry &entry)
{
    m_keeper.remove(entry.key(), this, [this, entry](Keeping outcome) {
        if (outcome == Keeping::Done && m_book.owed().contains(entry))
            m_book.settle(entry);
    });
}

void GrantStore::unlock(QObject *context, SecretKeeper::Done done)
{
    m_keeper.unlock(context, [this, done = std::move(done)](Keeping outcome) {
        if (outcome == Keeping::Done)
            settleDebts();
        done(outcome);
    });
}

} // namespace steward
