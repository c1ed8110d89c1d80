// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"
#include "store/store.h"

namespace steward {

/// What an operator asks for at whose shell somebody is erased who has asked for it.
struct ErasureWish
{
    QString who;    ///< id or handle; the id of somebody who is no longer in the project, too
    QString reason; ///< not empty; stands in the log: name nobody in it
    QString by;     ///< who is at the shell
    QString from;   ///< and at which machine
};

struct Erasure
{
    Id person;
    qint64 revision = 0; ///< of the set in the log; 0: there was nothing of him in the state any more
    int credentials = 0; ///< API keys of his, which went with him
    int papers = 0;      ///< invitations and requests for access of his address, which went or lost it
};

/// Takes a person out of the state by a change set (author: domain::operatorsId), with his API keys, what is reported
/// of him, the invitations to his addresses and his requests for access; then destroys the keys of the personal values
/// in the log, his own and those of these. The row says only that it was done. Where it is interrupted in between, the
/// same again by his id goes on. O(project). Errors: "person.unknown"; "erasure.refused" for the last admin, for a
/// break-glass account, and where else the project's rules object; all with plain words in `detail`.
[[nodiscard]] Result<Erasure> erase(Store &store, const ErasureWish &wish, Instant now);

/// For the operator: what was done, and what is left to him.
[[nodiscard]] QString toldOf(const Erasure &erasure);

} // namespace steward
