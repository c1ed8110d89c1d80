// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <memory>
#include <vector>

namespace steward::domain {

/// Where the row of an id stands in a table: a value whose copies share all pages that are equal. Entries are sorted by
/// a hash of the id; those whose hashes begin alike share a page, of some 1,000. Copy O(1); insert() and remove() copy,
/// of what another index shares, a page and the list of the rows / 1,000 pages.
class RowIndex
{
public:
    struct Spot
    {
        int chunk = 0;
        int slot = 0; ///< or less: rows before it in its chunk may have gone since
    };

    RowIndex() = default;
    /// Of the spots of rows in their order; of two with the same id only the later is found. O(rows log).
    template<typename IdAt>
    RowIndex(const std::vector<Spot> &spots, IdAt idAt)
    {
        std::vector<Entry> entries;
        entries.reserve(spots.size());
        for (const Spot spot : spots)
            entries.push_back(entry(idAt(spot), spot));
        fill(std::move(entries));
        for (const std::shared_ptr<Page> &page : *m_pages)
            dropDoubles(*page, idAt);
    }

    /// Calls \a isIt with the spots at which the id may stand, the latest first, until it says so: O(1).
    template<typename IsIt>
    bool find(const Id &id, IsIt isIt) const
    {
        const quint32 hash = hashOf(id);
        const auto [from, to] = range(hash);
        for (const Entry *at = to; at-- > from;) {
            if (isIt(spotOf(*at)))
                return true;
        }
        return false;
    }
    void insert(const Id &id, Spot spot);
    /// \a spot is one that find() gave.
    void remove(const Id &id, Spot spot);

private:
    using Entry = quint64; ///< hash, chunk, slot: 32, 24 and 8 bits
    using Page = std::vector<Entry>;
    using Pages = std::vector<std::shared_ptr<Page>>;

    static quint32 hashOf(const Id &id);
    static Entry entry(const Id &id, Spot spot)
    {
        return quint64(hashOf(id)) << 32 | quint64(spot.chunk) << 8 | quint64(spot.slot);
    }
    static Spot spotOf(Entry entry)
    {
        return {static_cast<int>(entry >> 8 & 0xffffff), static_cast<int>(entry & 0xff)};
    }

    void fill(std::vector<Entry> entries);
    void grow();
    [[nodiscard]] size_t pageOf(quint32 hash) const;
    [[nodiscard]] std::pair<const Entry *, const Entry *> range(quint32 hash) const;
    Page &ownPage(quint32 hash);

    /// Only where hashes are the same is there anything to look at.
    template<typename IdAt>
    static void dropDoubles(Page &page, IdAt idAt)
    {
        const auto isHidden = [&](const Page::iterator at) {
            for (auto later = at + 1; later != page.end() && *later >> 32 == *at >> 32; ++later) {
                if (idAt(spotOf(*later)) == idAt(spotOf(*at)))
                    return true;
            }
            return false;
        };
        auto to = page.begin();
        for (auto at = page.begin(); at != page.end(); ++at) {
            if (!isHidden(at))
                *to++ = *at;
        }
        page.erase(to, page.end());
    }

    std::shared_ptr<Pages> m_pages; ///< 2^m_bits of them, never written once another index shares them; null: no rows
    int m_bits = 0;
};

} // namespace steward::domain
