// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/searchindex.h"

#include <QRandomGenerator>

namespace steward::domain {

/// A text of a row, as tests keep it.
struct Entry
{
    int row = 0;
    quint8 field = 0;
    QString text;
    std::string folded = foldForSearch(text);
};

using Entries = std::vector<Entry>;

/// They see into \a entries.
[[nodiscard]] std::vector<SearchText> textsOf(const Entries &entries);

/// The rule of SearchIndex once more, as plainly as it can be said: each text, each occurrence, all sorted.
[[nodiscard]] SearchAnswer findPlainly(const Entries &entries, const QString &query, int limit);

/// Draws names in four scripts from few syllables, so that they have much in common, and queries that find some.
class NameDraw
{
public:
    explicit NameDraw(quint32 seed);

    [[nodiscard]] int below(int n) { return m_random.bounded(n); }
    [[nodiscard]] Entries entries(int rows);
    /// A prefix, a part, or parts of two names.
    [[nodiscard]] QString query(const Entries &entries);
    /// Changes, adds and removes some rows, in \a entries too.
    [[nodiscard]] SearchIndex change(const SearchIndex &index, Entries &entries);

private:
    QString name();
    void addRow(Entries &all, int row);

    QRandomGenerator m_random;
};

} // namespace steward::domain
