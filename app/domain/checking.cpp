// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/checking.h"

#include "domain/names.h"
#include "domain/project.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

CustomRules::CustomRules(const Project &project, CustomField::Of of)
{
    for (int row = 0; row < project.customFields.size(); ++row) {
        const CustomField &field = project.customFields.at(row);
        if (!field.of.is(of) || m_rules.contains(field.slug))
            continue;
        m_rules.insert(field.slug, {field, {field.choices.begin(), field.choices.end()}, {}});
        if (field.isRequired && m_required.size() < mostRequired)
            m_required << field.slug;
    }
}

CustomRules::Rule *CustomRules::find(const QString &slug)
{
    const auto found = m_rules.find(slug);
    return found == m_rules.end() ? nullptr : &*found;
}

QRegularExpression wholePattern(const QString &regex)
{
    // Limits of PCRE2, before the pattern as it asks for: foreign patterns must not decide how long we try.
    return QRegularExpression(u"(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=1000)\\A(?:"_s + regex + u")\\z"_s,
                              QRegularExpression::UseUnicodePropertiesOption);
}

CustomRules &Checking::customRules(CustomField::Of of)
{
    auto &rules = of == CustomField::Of::Places ? m_ofPlaces : m_ofPeople;
    if (!rules) {
        visit(m_project.customFields.size());
        rules.emplace(m_project, of);
    }
    return *rules;
}

const QList<Id> &Checking::breakGlass()
{
    if (!m_breakGlass) {
        m_breakGlass.emplace();
        visit(m_project.people.size());
        for (int row = 0; row < m_project.people.size(); ++row) {
            const auto [people, slot] = m_project.people.cells(row);
            if (people.areBreakGlass.at(slot))
                *m_breakGlass << people.idAt(slot);
        }
    }
    return *m_breakGlass;
}

bool Checking::hasPlacesBelow(const Id &place)
{
    if (!m_above) {
        m_above.emplace();
        visit(m_project.places.size());
        m_project.places.eachChunk([this](int, const PlaceColumns &places) {
            for (const Id &parent : places.parents.values())
                m_above->insert(parent);
        });
    }
    return m_above->contains(place);
}

const QHash<QString, Id> &Checking::domainOwners()
{
    if (!m_domainOwners) {
        m_domainOwners.emplace();
        visit(m_project.identityProviders.size());
        for (int row = 0; row < m_project.identityProviders.size(); ++row) {
            const IdentityProvider &provider = m_project.identityProviders.at(row);
            for (const QString &domain : provider.emailDomains) {
                if (const QString name = domain.toLower(); !m_domainOwners->contains(name))
                    m_domainOwners->insert(name, provider.id);
            }
        }
    }
    return *m_domainOwners;
}

bool Checking::isMember(const QString &email)
{
    if (!m_members) {
        m_members.emplace();
        visit(m_project.people.size());
        for (int row = 0; row < m_project.people.size(); ++row) {
            if (const Membership member = membershipAt(m_project.people, row);
                !member.isActive || member.kind != Person::Kind::WebUser)
                continue;
            const Person person = m_project.people.at(row);
            m_members->insert(foldedCode(person.handle));
            m_members->insert(foldedCode(person.email));
        }
    }
    return !email.isEmpty() && m_members->contains(foldedCode(email));
}

} // namespace steward::domain
