// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/access.h"
#include "domain/access/within.h"

namespace steward::domain {

/// All that a question about places and permissions wants to know of a person, row by row.
class PeopleScan
{
public:
    explicit PeopleScan(const Access &access)
        : m_access(access)
        , m_people(access.project().people)
    {
    }

    struct Mark
    {
        bool isActive = false;
        bool isAdmin = false;
        int role = -1; ///< row of the role he acts under; -1: none
    };

    [[nodiscard]] int size() const { return m_people.size(); }
    [[nodiscard]] Id idAt(int row) const { return m_people.at(row).id; }
    [[nodiscard]] Mark markAt(int row) const
    {
        const Person &person = m_people.at(row);
        Mark mark{.isActive = person.isActive, .isAdmin = person.isAdmin};
        if (!mark.isActive || mark.isAdmin)
            return mark;
        if (!person.role.isNull())
            mark.role = m_access.project().roles.indexOf(person.role);
        else if (person.kind == Person::Kind::MobileWorker)
            mark.role = m_access.mobileDefault();
        return mark;
    }
    [[nodiscard]] Within::Own ownAt(int row, const Within &within) const { return within.of(m_people.at(row).places); }

private:
    const Access &m_access;
    const Table<Person> &m_people;
};

} // namespace steward::domain
