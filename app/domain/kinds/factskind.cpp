// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class PlaceFactsKind final : public TableKind<PlaceFacts, &Project::placeFacts>
{
public:
    PlaceFactsKind()
        : TableKind("place_facts"_L1, "place_facts"_L1, Life::Reported,
                    {u"view_locations"_s, u"access_all_locations"_s}, {u"admin"_s}, {})
    {
    }

protected:
    void checkRow(const Tell &tell, const PlaceFacts &facts) const override
    {
        if (tell.project().places.indexOf(facts.id) < 0)
            tell("facts.orphan"_L1, "id"_L1, {}, Finding::Weight::Warning);
    }
};

class PersonFactsKind final : public TableKind<PersonFacts, &Project::personFacts>
{
public:
    PersonFactsKind()
        : TableKind("person_facts"_L1, "person_facts"_L1, Life::Reported,
                    {u"view_web_users"_s, u"view_commcare_users"_s, u"access_all_locations"_s}, {u"admin"_s}, {})
    {
    }

protected:
    void checkRow(const Tell &tell, const PersonFacts &facts) const override
    {
        if (tell.project().people.indexOf(facts.id) < 0)
            tell("facts.orphan"_L1, "id"_L1, {}, Finding::Weight::Warning);
    }
};

} // namespace

const EntityKind &placeFactsKind()
{
    static const PlaceFactsKind kind;
    return kind;
}

const EntityKind &personFactsKind()
{
    static const PersonFactsKind kind;
    return kind;
}

} // namespace steward::domain
