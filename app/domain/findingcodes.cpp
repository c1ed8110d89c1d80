// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/findingcodes.h"

namespace steward::domain {

// Behind each code the arguments for its sentence. Lengths are UTF-16 units; "id" and "person" are ids; "other" and
// "place" and "role" and "type" are names or handles.
const std::vector<FindingCode> &findingCodes()
{
    using namespace Qt::StringLiterals;
    constexpr auto error = Finding::Weight::Error;
    constexpr auto warning = Finding::Weight::Warning;
    static const std::vector<FindingCode> codes{
        // of every kind
        {"name.empty"_L1},
        {"name.blank_start"_L1},
        {"name.length"_L1}, // most, length
        {"name.characters"_L1},
        {"name.taken"_L1, error, true}, // id, other (not of people)
        {"handle.empty"_L1},
        {"handle.shape"_L1},
        {"handle.length"_L1},                  // most, length
        {"handle.taken"_L1, error, true},      // id, other (not of people)
        {"text.length"_L1},                    // most
        {"list.length"_L1},                    // most, length
        {"dates.order"_L1},                    // after: the earlier of the two, as text
        {"reference.unknown"_L1, error, true}, // kind, id
        {"tree.circle"_L1, error, true},       // length
        {"tree.depth"_L1, error, true},        // most
        {"tree.children"_L1, error, true},     // most, count
        {"email.shape"_L1},
        {"ip.range"_L1},               // value
        {"ip.denied_too"_L1, warning}, // value
        {"ip.country"_L1},             // value
        {"custom.required"_L1},        // slug, label
        {"custom.type"_L1},            // slug, label
        {"custom.length"_L1},          // slug, label
        {"custom.choice"_L1},          // slug, label
        {"custom.regex"_L1},           // slug, label, message: the field's own words
        {"places.primary"_L1},         // DOMAIN.md 2.4
        {"places.archived"_L1},        // place, id; of people a warning: it was archived later
        {"places.takes_nobody"_L1},    // place, id, type
        {"status.over"_L1},            // status
        // roles
        {"role.reserved"_L1},
        {"role.landing_page"_L1},
        {"role.permission_blocked"_L1, warning}, // permission, cause: keys
        {"role.archived"_L1},                    // role; of people and keys a warning
        // places and their types
        {"place.type_missing"_L1},
        {"place.type_with_children"_L1},
        {"place.parent_type"_L1},     // type, below: the type it goes below, empty for the top
        {"place.parent_archived"_L1}, // place
        {"place.degrees"_L1},         // most
        {"place.coordinates"_L1},
        {"type.expand_from"_L1},
        {"type.expand_from_twice"_L1},
        {"type.expand_to"_L1},
        {"type.view_to"_L1},
        {"type.view_without_switch"_L1, warning},
        {"type.thresholds"_L1},
        // custom fields
        {"custom_field.of"_L1}, // value
        {"custom_field.choice_twice"_L1},
        {"custom_field.regex"_L1},
        {"custom_field.choices_and_regex"_L1},
        // people and those to be
        {"person.name_own"_L1},
        {"person.role_until"_L1},
        {"person.role_after"_L1},
        {"person.place_ends"_L1}, // id
        {"person.break_glass"_L1},
        {"group.member_kind"_L1}, // person
        {"invitation.member"_L1},
        {"invitation.role_and_admin"_L1},
        {"invitation.no_role"_L1, warning},
        {"access_request.not_invited"_L1},
        // the project
        {"project.no_admin"_L1},
        {"settings.timeout"_L1}, // least, most: minutes
        {"settings.needs"_L1},   // setting
        {"settings.last_stage"_L1},
        {"settings.grace_days"_L1}, // least, most
        {"settings.reason"_L1},
        {"settings.not_offered"_L1},
        {"retention.days"_L1}, // least, most
        {"facts.count"_L1, warning},
        {"facts.orphan"_L1, warning},
        // single sign-on
        {"sso.domain_shape"_L1},    // domain
        {"sso.domain_taken"_L1},    // domain, other
        {"sso.exempt_and_test"_L1}, // person
        {"sso.outside_domains"_L1}, // person
        {"sso.no_domain"_L1},
        {"sso.no_exempt"_L1},
        {"sso.last_exempt"_L1},
        {"sso.no_test_people"_L1},
        {"sso.break_glass"_L1}, // person
        {"sso.url"_L1},
        {"sso.one_login_issuer"_L1},
        {"sso.missing"_L1},
        {"sso.certificate"_L1},
        {"sso.fingerprint"_L1},
        {"sso.not_tested"_L1},
        {"sso.expired"_L1}, // of an activation's steps alone: validate() has no clock
        {"sso.deactivation_service"_L1},
        {"sso.key_days"_L1},
        {"sso.claim_empty"_L1},
        // keys and programs
        {"key.owner"_L1},
        {"key.role"_L1},
        {"key.life"_L1}, // days
        {"oauth.scopes"_L1},
        {"oauth.redirect"_L1}, // value
        {"oauth.unprotected"_L1},
    };
    return codes;
}

} // namespace steward::domain
