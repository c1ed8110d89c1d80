// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/stewardd.h"

#include <functional>

namespace steward::bench {

/// A stewardd with a pack, and its admin. Ends the program when there is something wrong with it.
class Served
{
public:
    /// \a database: none: a SQLite file. \a prepare is given it before the server starts.
    explicit Served(const QString &pack, const QString &database = {},
                    const std::function<void(const QString &database)> &prepare = {});

    [[nodiscard]] const tests::Stewardd &server() const { return m_server; }
    [[nodiscard]] QByteArrayList roles() const; ///< ids; at least 8

private:
    tests::Stewardd m_server;
};

} // namespace steward::bench
