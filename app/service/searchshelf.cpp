// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/searchshelf.h"

#include "service/visible.h"

#include <algorithm>

namespace steward {

using namespace domain;

std::shared_ptr<ShownPlaces> SearchShelf::of(const Project &project, const Person &person)
{
    if (View(project, person).showsAllPlaces()) {
        if (!m_all)
            m_all = std::make_shared<ShownPlaces>(std::nullopt);
        return m_all;
    }
    QList<Id> own = person.places; // in one order, whoever has them
    std::ranges::sort(own);
    const auto known = std::ranges::find_if(m_limited, [&](const auto &one) { return one->own() == own; });
    auto found = known == m_limited.end() ? std::make_shared<ShownPlaces>(std::move(own)) : *known;
    if (known != m_limited.end())
        m_limited.erase(known);
    m_limited.push_back(found);
    drop();
    return found;
}

void SearchShelf::drop()
{
    size_t count = 0;
    qint64 rows = 0;
    for (auto one = m_limited.end(); one != m_limited.begin();) {
        --one;
        const int more = (*one)->places().size();
        if (one->use_count() == 1 && (count == mostLimited || rows + more > mostRows)) {
            one = m_limited.erase(one);
            continue;
        }
        ++count;
        rows += more;
    }
}

void SearchShelf::forget()
{
    m_all = nullptr;
    m_limited.clear();
}

} // namespace steward
