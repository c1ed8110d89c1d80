// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/finding.h"
#include "domain/values/profile.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <optional>
#include <vector>

namespace steward::domain {

struct Project;

/// How much a question has looked at, for tests of hostile shapes: objects, and steps from one to the next.
struct Work
{
    qint64 visits = 0;
};

/// The CustomFields of places or of people, made ready once for many values. The pattern of a field is only made when a
/// value comes to it.
class CustomRules
{
public:
    struct Rule
    {
        CustomField field;
        QSet<QString> choices;
        std::optional<QRegularExpression> pattern;
    };

    CustomRules(const Project &project, CustomField::Of of);

    [[nodiscard]] Rule *find(const QString &slug);
    [[nodiscard]] const QStringList &required() const { return m_required; } ///< slugs, of hostile many the first

private:
    QHash<QString, Rule> m_rules;
    QStringList m_required;
};

/// So many fields may be required at once of places, or of people.
inline constexpr int mostRequired = 200;

/// The whole value must fit. Bounded: a pattern that tries for too long counts as one that does not fit.
[[nodiscard]] QRegularExpression wholePattern(const QString &regex);

/// What the checks of one question share: the project, which must outlive it, what they found, and what they need of
/// the whole project, worked out when it is first asked for.
class Checking
{
public:
    explicit Checking(const Project &project, Work *work = nullptr)
        : m_project(project)
        , m_work(work)
    {
    }

    [[nodiscard]] const Project &project() const { return m_project; }
    [[nodiscard]] CustomRules &customRules(CustomField::Of of);
    /// People kept for emergencies; O(people), once.
    [[nodiscard]] const QList<Id> &breakGlass();
    /// Whether a place has others below it; O(places) the first time.
    [[nodiscard]] bool hasPlacesBelow(const Id &place);
    /// Which provider has an address's domain: the first of them.
    [[nodiscard]] const QHash<QString, Id> &domainOwners();
    /// Whether an address is that of somebody who is active here; O(people) the first time.
    [[nodiscard]] bool isMember(const QString &email);

    void visit(qint64 count = 1)
    {
        if (m_work)
            m_work->visits += count;
    }
    void tell(Finding finding) { m_findings << std::move(finding); }
    [[nodiscard]] Findings take() { return std::exchange(m_findings, {}); }
    [[nodiscard]] qsizetype found() const { return m_findings.size(); }

private:
    const Project &m_project;
    Work *m_work;
    Findings m_findings;
    std::optional<CustomRules> m_ofPlaces;
    std::optional<CustomRules> m_ofPeople;
    std::optional<QList<Id>> m_breakGlass;
    std::optional<QSet<Id>> m_above;
    std::optional<QHash<QString, Id>> m_domainOwners;
    std::optional<QSet<QString>> m_members;
};

/// Tells what is wrong with one object.
class Tell
{
public:
    Tell(Checking &checking, EntityRef entity)
        : m_checking(checking)
        , m_entity(std::move(entity))
    {
    }

    void operator()(QLatin1StringView code, QLatin1StringView field, const QJsonObject &arguments = {},
                    Finding::Weight weight = Finding::Weight::Error) const
    {
        m_checking.tell({code, m_entity, field, arguments, weight});
    }
    [[nodiscard]] const EntityRef &entity() const { return m_entity; }
    [[nodiscard]] Checking &checking() const { return m_checking; }
    [[nodiscard]] const Project &project() const { return m_checking.project(); }

private:
    Checking &m_checking;
    EntityRef m_entity;
};

} // namespace steward::domain
