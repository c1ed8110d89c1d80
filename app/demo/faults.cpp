// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/faults.h"

#include <algorithm>

namespace steward::demo {

void Faults::add(Fault fault)
{
    if (fault.times != 0)
        m_faults << std::move(fault);
}

std::optional<Fault> Faults::take(const Request &request)
{
    const auto fits = [&request](const Fault &fault) {
        return request.path.startsWith(fault.route) && (!fault.verb || *fault.verb == request.verb);
    };
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), fits);
    if (found == m_faults.end())
        return std::nullopt;
    Fault fault = *found;
    if (found->times != Fault::always && --found->times == 0)
        m_faults.erase(found);
    return fault;
}

} // namespace steward::demo
