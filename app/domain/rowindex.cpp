// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rowindex.h"

#include "domain/table.h"

#include <QHashSeed>

#include <algorithm>
#include <atomic>

namespace steward::domain {

namespace {

/// Few enough pages that their list is short, short enough pages that one is quickly copied.
constexpr size_t entriesPerPage = 1024;

} // namespace

quint64 newNumbering()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

// Seeded, so that nobody can make ids that all fall on one page; spread, as a size_t may have 32 bits only.
quint32 RowIndex::hashOf(const Id &id)
{
    static const size_t seed = QHashSeed::globalSeed();
    return static_cast<quint32>(quint64(qHash(id, seed)) * Q_UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

void RowIndex::fill(std::vector<Entry> entries)
{
    while (entries.size() >> m_bits > entriesPerPage)
        ++m_bits;
    std::vector<size_t> sizes(size_t{1} << m_bits);
    for (const Entry entry : entries)
        ++sizes[pageOf(static_cast<quint32>(entry >> 32))];
    m_pages = std::make_shared<Pages>();
    m_pages->reserve(sizes.size());
    for (const size_t size : sizes) {
        m_pages->push_back(std::make_shared<Page>());
        m_pages->back()->reserve(size);
    }
    for (const Entry entry : entries)
        (*m_pages)[pageOf(static_cast<quint32>(entry >> 32))]->push_back(entry);
    for (const std::shared_ptr<Page> &page : *m_pages)
        std::ranges::sort(*page);
}

size_t RowIndex::pageOf(quint32 hash) const
{
    return m_bits == 0 ? 0 : hash >> (32 - m_bits);
}

// Hashes are spread evenly: one stands about where its value lies between the least and the greatest of the page.
std::pair<const RowIndex::Entry *, const RowIndex::Entry *> RowIndex::range(quint32 hash) const
{
    if (!m_pages)
        return {nullptr, nullptr};
    const Page &page = *(*m_pages)[pageOf(hash)];
    const Entry *begin = page.data();
    const Entry *end = begin + page.size();
    const quint32 within = hash << m_bits; // the page's part of it; m_bits is less than 32
    const Entry *from = begin + (quint64(within) * page.size() >> 32);
    while (from > begin && *(from - 1) >> 32 >= hash)
        --from;
    while (from < end && *from >> 32 < hash)
        ++from;
    const Entry *to = from;
    while (to < end && *to >> 32 == hash)
        ++to;
    return {from, to};
}

RowIndex::Page &RowIndex::ownPage(quint32 hash)
{
    if (!m_pages)
        m_pages = std::make_shared<Pages>(1, std::make_shared<Page>());
    else if (m_pages.use_count() > 1)
        m_pages = std::make_shared<Pages>(*m_pages);
    std::shared_ptr<Page> &page = (*m_pages)[pageOf(hash)];
    if (page.use_count() > 1)
        page = std::make_shared<Page>(*page);
    return *page;
}

void RowIndex::insert(const Id &id, Spot spot)
{
    Page &page = ownPage(hashOf(id));
    const Entry added = entry(id, spot);
    page.insert(std::ranges::upper_bound(page, added), added);
    if (page.size() > 2 * entriesPerPage)
        grow();
}

void RowIndex::remove(const Id &id, Spot spot)
{
    Page &page = ownPage(hashOf(id));
    const Entry removed = entry(id, spot);
    if (const auto found = std::ranges::lower_bound(page, removed); found != page.end() && *found == removed)
        page.erase(found);
}

// By all entries, not by the one page: of a page that is long for another reason more pages make no shorter one.
void RowIndex::grow()
{
    size_t size = 0;
    for (const std::shared_ptr<Page> &page : *m_pages)
        size += page->size();
    if (size >> m_bits <= entriesPerPage)
        return;
    std::vector<Entry> entries;
    entries.reserve(size);
    for (const std::shared_ptr<Page> &page : *m_pages)
        entries.insert(entries.end(), page->begin(), page->end());
    fill(std::move(entries));
}

} // namespace steward::domain
