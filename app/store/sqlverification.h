// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqllog.h"
#include "store/sqlstate.h"

namespace steward {

/// Each step sees one state of the file; between two of them others may write.
class SqlVerification final : public Verification
{
public:
    SqlVerification(const SqlDatabase &database, const sqlstate::Head &head);

    Result<std::optional<ChainCheck>> step() override;

private:
    const SqlDatabase &m_database;
    ChainWalk m_walk;
    qint64 m_from; ///< the least revision that has not been looked at
};

} // namespace steward
