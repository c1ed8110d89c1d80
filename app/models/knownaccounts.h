// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rowsmodel.h"
#include "session/grantstore.h"

#include <QHash>

namespace steward {

class Preferences;

/// Where one can go on without typing: accounts that the key ring keeps a sign-in of, last used first, then servers
/// that were used before. Names of people are only what the ring gives while it is open; nothing of them is written.
class KnownAccounts : public RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { ServerRole = Qt::UserRole, HandleRole, NameRole };

    /// \a store null: no sign-in is kept, there are only servers. Both must outlive this.
    KnownAccounts(GrantStore *store, Preferences &preferences, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_rows.size()); }

    [[nodiscard]] QString lastUsed(const QString &server = {}) const; ///< handle of an account there; empty: none
    /// Asks the ring for the names that are not known yet; not where it says that it is shut.
    void readNames();
    /// What is kept of the account goes, and the server where there is no other account of it.
    Q_INVOKABLE void forget(const QString &handle, const QString &server);

Q_SIGNALS:
    void countChanged();

private:
    struct Row
    {
        QString key;
        QString server;
        QString handle; ///< empty: only the server is known
        QString name;   ///< empty: not known

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();

    GrantStore *m_store;
    Preferences &m_preferences;
    QList<Row> m_rows;
    QHash<QString, QString> m_names; ///< by handle
    bool m_isReading = false;
};

} // namespace steward
