// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <array>

/// What fields and kinds of objects are called. For fieldtext.cpp alone.
namespace steward::fieldlabels {

using namespace Qt::StringLiterals;

struct Label
{
    QLatin1StringView key;
    const char *text;
};

/// Null: a newer server's.
template<size_t size>
const char *find(const std::array<Label, size> &labels, const QString &key)
{
    const auto known = std::ranges::find_if(labels, [&key](const Label &label) { return key == label.key; });
    return known == labels.end() ? nullptr : known->text;
}

/// CommCare's own labels where it has one.
inline constexpr std::array fields{
    Label{"name"_L1, QT_TRANSLATE_NOOP("FieldText", "Name")},
    Label{"landing_page"_L1, QT_TRANSLATE_NOOP("FieldText", "Default Landing Page")},
    Label{"is_non_admin_editable"_L1, QT_TRANSLATE_NOOP("FieldText", "Non-admin Editable")},
    Label{"assignable_by"_L1, QT_TRANSLATE_NOOP("FieldText", "Manage Role Assignment")},
    Label{"is_archived"_L1, QT_TRANSLATE_NOOP("FieldText", "Archived")},
    Label{"is_mobile_worker_default"_L1, QT_TRANSLATE_NOOP("FieldText", "Default of mobile workers")},
    Label{"handle"_L1, QT_TRANSLATE_NOOP("FieldText", "User name")},
    Label{"role"_L1, QT_TRANSLATE_NOOP("FieldText", "Role")},
    Label{"places"_L1, QT_TRANSLATE_NOOP("FieldText", "Places")},
    Label{"primary_place"_L1, QT_TRANSLATE_NOOP("FieldText", "Primary place")},
    Label{"is_active"_L1, QT_TRANSLATE_NOOP("FieldText", "Active")},
    Label{"is_admin"_L1, QT_TRANSLATE_NOOP("FieldText", "Admin")},
    Label{"is_break_glass"_L1, QT_TRANSLATE_NOOP("FieldText", "Kept for emergencies")},
    //: why something else happened: because of ...
    Label{"archived_above"_L1, QT_TRANSLATE_NOOP("FieldText", "the archiving of a place above it")},
    //: why something else happened: because of ...
    Label{"passed"_L1, QT_TRANSLATE_NOOP("FieldText", "a sign-in by which it was tested")},
    //: why something else happened: because of ...
    Label{"removed"_L1, QT_TRANSLATE_NOOP("FieldText", "the removal")},

    // people and those to be
    Label{"email"_L1, QT_TRANSLATE_NOOP("FieldText", "Email")},
    Label{"full_name"_L1, QT_TRANSLATE_NOOP("FieldText", "Full name")},
    Label{"role_until"_L1, QT_TRANSLATE_NOOP("FieldText", "Role ends")},
    Label{"role_after"_L1, QT_TRANSLATE_NOOP("FieldText", "Role after that")},
    Label{"place_ends"_L1, QT_TRANSLATE_NOOP("FieldText", "Places end")},
    Label{"is_account_confirmed"_L1, QT_TRANSLATE_NOOP("FieldText", "Account confirmed")},
    Label{"deactivate_after"_L1, QT_TRANSLATE_NOOP("FieldText", "Deactivate After")},
    Label{"profile"_L1, QT_TRANSLATE_NOOP("FieldText", "Profile")},
    Label{"user_data"_L1, QT_TRANSLATE_NOOP("FieldText", "User data")},
    Label{"two_factor_paused_until"_L1, QT_TRANSLATE_NOOP("FieldText", "Two-factor paused")},
    Label{"members"_L1, QT_TRANSLATE_NOOP("FieldText", "Members")},
    Label{"case_sharing"_L1, QT_TRANSLATE_NOOP("FieldText", "Case Sharing")},
    Label{"reporting"_L1, QT_TRANSLATE_NOOP("FieldText", "Reporting")},
    Label{"invited_by"_L1, QT_TRANSLATE_NOOP("FieldText", "Invited by")},
    Label{"invited_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Invited")},
    Label{"expires_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Ends")},
    Label{"status"_L1, QT_TRANSLATE_NOOP("FieldText", "State")},
    Label{"email_status"_L1, QT_TRANSLATE_NOOP("FieldText", "Email state")},
    Label{"requested_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Asked")},

    // places, their levels, custom fields
    Label{"site_code"_L1, QT_TRANSLATE_NOOP("FieldText", "Site code")},
    Label{"external_id"_L1, QT_TRANSLATE_NOOP("FieldText", "External ID")},
    Label{"type"_L1, QT_TRANSLATE_NOOP("FieldText", "Organization level")},
    Label{"parent"_L1, QT_TRANSLATE_NOOP("FieldText", "Parent")},
    Label{"archived_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Archived at")},
    Label{"latitude"_L1, QT_TRANSLATE_NOOP("FieldText", "Latitude")},
    Label{"longitude"_L1, QT_TRANSLATE_NOOP("FieldText", "Longitude")},
    Label{"custom_data"_L1, QT_TRANSLATE_NOOP("FieldText", "Custom data")},
    Label{"code"_L1, QT_TRANSLATE_NOOP("FieldText", "Code")},
    Label{"parent_type"_L1, QT_TRANSLATE_NOOP("FieldText", "Parent level")},
    Label{"administrative"_L1, QT_TRANSLATE_NOOP("FieldText", "Administrative")},
    Label{"shares_cases"_L1, QT_TRANSLATE_NOOP("FieldText", "Owns Cases")},
    Label{"view_descendants"_L1, QT_TRANSLATE_NOOP("FieldText", "View Child Data")},
    Label{"has_users"_L1, QT_TRANSLATE_NOOP("FieldText", "Has Users")},
    Label{"expand_view_child_data_to"_L1, QT_TRANSLATE_NOOP("FieldText", "View Child Data to Level")},
    Label{"expand_from"_L1, QT_TRANSLATE_NOOP("FieldText", "Level to expand from")},
    Label{"expand_from_root"_L1, QT_TRANSLATE_NOOP("FieldText", "Expand from the top")},
    Label{"expand_to"_L1, QT_TRANSLATE_NOOP("FieldText", "Level to expand to")},
    Label{"include_without_expanding"_L1, QT_TRANSLATE_NOOP("FieldText", "Include without expanding")},
    Label{"include_only"_L1, QT_TRANSLATE_NOOP("FieldText", "Include only")},
    Label{"emergency_level"_L1, QT_TRANSLATE_NOOP("FieldText", "Emergency level")},
    Label{"understock_threshold"_L1, QT_TRANSLATE_NOOP("FieldText", "Understock threshold")},
    Label{"overstock_threshold"_L1, QT_TRANSLATE_NOOP("FieldText", "Overstock threshold")},
    Label{"of"_L1, QT_TRANSLATE_NOOP("FieldText", "Belongs to")},
    Label{"slug"_L1, QT_TRANSLATE_NOOP("FieldText", "Slug")},
    Label{"label"_L1, QT_TRANSLATE_NOOP("FieldText", "Label")},
    Label{"is_required"_L1, QT_TRANSLATE_NOOP("FieldText", "Required")},
    Label{"choices"_L1, QT_TRANSLATE_NOOP("FieldText", "Choices")},
    Label{"regex"_L1, QT_TRANSLATE_NOOP("FieldText", "Regular expression")},
    Label{"regex_msg"_L1, QT_TRANSLATE_NOOP("FieldText", "Message")},
    Label{"fields"_L1, QT_TRANSLATE_NOOP("FieldText", "Values")},
    Label{"permissions"_L1, QT_TRANSLATE_NOOP("FieldText", "Permissions")},

    // settings
    Label{"restrict_superusers"_L1, QT_TRANSLATE_NOOP("FieldText", "Restrict Dimagi Staff Access")},
    Label{"secure_submissions"_L1, QT_TRANSLATE_NOOP("FieldText", "Secure submissions")},
    Label{"secure_sessions"_L1, QT_TRANSLATE_NOOP("FieldText", "Shorten Inactivity Timeout")},
    Label{"secure_sessions_timeout"_L1, QT_TRANSLATE_NOOP("FieldText", "Inactivity Timeout Length")},
    Label{"allow_domain_requests"_L1, QT_TRANSLATE_NOOP("FieldText", "Web user requests")},
    Label{"hipaa_compliant"_L1, QT_TRANSLATE_NOOP("FieldText", "HIPAA compliant")},
    Label{"two_factor_auth"_L1, QT_TRANSLATE_NOOP("FieldText", "Two Factor Authentication")},
    Label{"two_factor_stage"_L1, QT_TRANSLATE_NOOP("FieldText", "Stage of Two Factor Authentication")},
    Label{"two_factor_next_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Next stage of Two Factor Authentication")},
    Label{"strong_mobile_passwords"_L1, QT_TRANSLATE_NOOP("FieldText", "Require Strong Passwords for Mobile Workers")},
    Label{"strong_mobile_passwords_stage"_L1, QT_TRANSLATE_NOOP("FieldText", "Stage of Strong Passwords")},
    Label{"strong_mobile_passwords_next_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Next stage of Strong Passwords")},
    Label{"ga_opt_out"_L1, QT_TRANSLATE_NOOP("FieldText", "Disable Google Analytics")},
    Label{"disable_mobile_login_lockout"_L1, QT_TRANSLATE_NOOP("FieldText", "Disable Mobile Worker Lockout")},
    Label{"allow_invite_email_only"_L1,
          QT_TRANSLATE_NOOP("FieldText", "During sign up, only allow the email address the invitation was sent to")},
    Label{"grace_days"_L1, QT_TRANSLATE_NOOP("FieldText", "Days of grace")},
    Label{"vendor_access_until"_L1, QT_TRANSLATE_NOOP("FieldText", "Vendor staff let in until")},
    Label{"vendor_access_reason"_L1, QT_TRANSLATE_NOOP("FieldText", "Why vendor staff is let in")},
    Label{"country_allowlist"_L1, QT_TRANSLATE_NOOP("FieldText", "Countries allowed")},
    Label{"ip_allowlist"_L1, QT_TRANSLATE_NOOP("FieldText", "IP addresses always allowed")},
    Label{"ip_denylist"_L1, QT_TRANSLATE_NOOP("FieldText", "IP addresses denied")},
    Label{"comment"_L1, QT_TRANSLATE_NOOP("FieldText", "Comment")},
    Label{"deleted_data_days"_L1, QT_TRANSLATE_NOOP("FieldText", "Days of deleted data")},
    Label{"audit_days"_L1, QT_TRANSLATE_NOOP("FieldText", "Days of the audit")},
    Label{"export_days"_L1, QT_TRANSLATE_NOOP("FieldText", "Days of exports")},
    Label{"sign_in_event_days"_L1, QT_TRANSLATE_NOOP("FieldText", "Days of sign-ins")},

    // single sign-on
    Label{"idp_type"_L1, QT_TRANSLATE_NOOP("FieldText", "Service")},
    Label{"protocol"_L1, QT_TRANSLATE_NOOP("FieldText", "Protocol")},
    Label{"login_enforcement_type"_L1, QT_TRANSLATE_NOOP("FieldText", "Login Enforcement")},
    Label{"test_passed_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Tested")},
    Label{"tested_form"_L1, QT_TRANSLATE_NOOP("FieldText", "What was tested")},
    Label{"entity_id"_L1, QT_TRANSLATE_NOOP("FieldText", "Entity ID / Issuer")},
    Label{"login_url"_L1, QT_TRANSLATE_NOOP("FieldText", "Login URL")},
    Label{"logout_url"_L1, QT_TRANSLATE_NOOP("FieldText", "Logout URL")},
    Label{"certificates"_L1, QT_TRANSLATE_NOOP("FieldText", "Certificates")},
    Label{"require_encrypted_assertions"_L1, QT_TRANSLATE_NOOP("FieldText", "Require Token Encryption")},
    Label{"client_id"_L1, QT_TRANSLATE_NOOP("FieldText", "Client ID")},
    Label{"client_secret"_L1, QT_TRANSLATE_NOOP("FieldText", "Client Secret")},
    Label{"email_domains"_L1, QT_TRANSLATE_NOOP("FieldText", "Linked email domains")},
    Label{"exempt_users"_L1, QT_TRANSLATE_NOOP("FieldText", "Users exempt from single sign-on")},
    Label{"test_users"_L1, QT_TRANSLATE_NOOP("FieldText", "Single sign-on test users")},
    Label{"claim_rules"_L1, QT_TRANSLATE_NOOP("FieldText", "Rules for claims")},
    Label{"enable_user_deactivation"_L1, QT_TRANSLATE_NOOP("FieldText", "Auto-Deactivation of web users")},
    Label{"api_host"_L1, QT_TRANSLATE_NOOP("FieldText", "Tenant Id")},
    Label{"api_id"_L1, QT_TRANSLATE_NOOP("FieldText", "Application ID")},
    Label{"api_secret"_L1, QT_TRANSLATE_NOOP("FieldText", "Application Secret")},
    Label{"always_show_user_api_keys"_L1, QT_TRANSLATE_NOOP("FieldText", "Show API Keys")},
    Label{"max_days_until_user_api_key_expiration"_L1, QT_TRANSLATE_NOOP("FieldText", "API Key Expiration Policy")},

    // keys, programs, agreements
    Label{"owner"_L1, QT_TRANSLATE_NOOP("FieldText", "Owner")},
    Label{"role_id"_L1, QT_TRANSLATE_NOOP("FieldText", "Role")},
    Label{"expiration_date"_L1, QT_TRANSLATE_NOOP("FieldText", "Expires on")},
    Label{"scopes"_L1, QT_TRANSLATE_NOOP("FieldText", "Scopes")},
    Label{"redirect_uris"_L1, QT_TRANSLATE_NOOP("FieldText", "Redirect addresses")},
    Label{"pkce_required"_L1, QT_TRANSLATE_NOOP("FieldText", "Require PKCE")},
    Label{"secret"_L1, QT_TRANSLATE_NOOP("FieldText", "Secret")},
    Label{"title"_L1, QT_TRANSLATE_NOOP("FieldText", "Title")},
    Label{"counterparty"_L1, QT_TRANSLATE_NOOP("FieldText", "Counterparty")},
    Label{"signed_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Signed")},
    Label{"reference"_L1, QT_TRANSLATE_NOOP("FieldText", "Reference")},
    Label{"kind"_L1, QT_TRANSLATE_NOOP("FieldText", "Kind")},

    // what the server or the devices report
    Label{"is_preset"_L1, QT_TRANSLATE_NOOP("FieldText", "Made with the project")},
    Label{"upstream_id"_L1, QT_TRANSLATE_NOOP("FieldText", "Source role")},
    Label{"has_two_factor"_L1, QT_TRANSLATE_NOOP("FieldText", "Has a second factor")},
    Label{"has_strong_password"_L1, QT_TRANSLATE_NOOP("FieldText", "Has a strong password")},
    Label{"last_sign_in"_L1, QT_TRANSLATE_NOOP("FieldText", "Last sign-in")},
    Label{"last_use"_L1, QT_TRANSLATE_NOOP("FieldText", "Last use")},
    Label{"last_used_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Last used")},
    Label{"created_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Made")},
    Label{"reported_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Reported")},
    Label{"cases"_L1, QT_TRANSLATE_NOOP("FieldText", "Cases")},
    Label{"case_type"_L1, QT_TRANSLATE_NOOP("FieldText", "Case type")},
    Label{"bytes"_L1, QT_TRANSLATE_NOOP("FieldText", "Bytes")},
    Label{"stored_in"_L1, QT_TRANSLATE_NOOP("FieldText", "Stored in")},
    Label{"operated_by"_L1, QT_TRANSLATE_NOOP("FieldText", "Operated by")},
    Label{"encryption_at_rest"_L1, QT_TRANSLATE_NOOP("FieldText", "Encryption at rest")},
    Label{"encryption_in_transit"_L1, QT_TRANSLATE_NOOP("FieldText", "Encryption in transit")},
    Label{"backups"_L1, QT_TRANSLATE_NOOP("FieldText", "Backups")},
    Label{"backup_places"_L1, QT_TRANSLATE_NOOP("FieldText", "Where backups are")},
    Label{"backups_encrypted"_L1, QT_TRANSLATE_NOOP("FieldText", "Backups encrypted")},
    Label{"backup_verified_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Backup tried")},
    Label{"reminded"_L1, QT_TRANSLATE_NOOP("FieldText", "Reminded")},
    Label{"has_value"_L1, QT_TRANSLATE_NOOP("FieldText", "Is set")},
    Label{"set_at"_L1, QT_TRANSLATE_NOOP("FieldText", "Set")},
    Label{"fingerprint"_L1, QT_TRANSLATE_NOOP("FieldText", "Fingerprint")},
    Label{"valid_from"_L1, QT_TRANSLATE_NOOP("FieldText", "Valid from")},
    Label{"is_in_use"_L1, QT_TRANSLATE_NOOP("FieldText", "In use")},
    Label{"claim"_L1, QT_TRANSLATE_NOOP("FieldText", "Claim")},
    Label{"value"_L1, QT_TRANSLATE_NOOP("FieldText", "Value")},
};

/// One of a kind; its name follows.
inline constexpr std::array kinds{
    Label{"role"_L1, QT_TRANSLATE_NOOP("FieldText", "role")},
    Label{"location_type"_L1, QT_TRANSLATE_NOOP("FieldText", "organization level")},
    Label{"place"_L1, QT_TRANSLATE_NOOP("FieldText", "place")},
    Label{"custom_field"_L1, QT_TRANSLATE_NOOP("FieldText", "custom field")},
    Label{"profile"_L1, QT_TRANSLATE_NOOP("FieldText", "profile")},
    Label{"person"_L1, QT_TRANSLATE_NOOP("FieldText", "person")},
    Label{"group"_L1, QT_TRANSLATE_NOOP("FieldText", "group")},
    Label{"invitation"_L1, QT_TRANSLATE_NOOP("FieldText", "invitation")},
    Label{"access_request"_L1, QT_TRANSLATE_NOOP("FieldText", "access request")},
    Label{"settings"_L1, QT_TRANSLATE_NOOP("FieldText", "settings")},
    Label{"ip_access"_L1, QT_TRANSLATE_NOOP("FieldText", "IP access")},
    Label{"identity_provider"_L1, QT_TRANSLATE_NOOP("FieldText", "identity provider")},
    Label{"api_key"_L1, QT_TRANSLATE_NOOP("FieldText", "API key")},
    Label{"oauth_client"_L1, QT_TRANSLATE_NOOP("FieldText", "program")},
    Label{"agreement"_L1, QT_TRANSLATE_NOOP("FieldText", "agreement")},
    Label{"data_protection"_L1, QT_TRANSLATE_NOOP("FieldText", "data protection")},
    Label{"retention"_L1, QT_TRANSLATE_NOOP("FieldText", "retention")},
    Label{"place_facts"_L1, QT_TRANSLATE_NOOP("FieldText", "report on a place")},
    Label{"person_facts"_L1, QT_TRANSLATE_NOOP("FieldText", "report on a person")},
};

/// Several of a kind, in the midst of a sentence.
inline constexpr std::array manyOfKinds{
    Label{"role"_L1, QT_TRANSLATE_NOOP("FieldText", "roles")},
    Label{"location_type"_L1, QT_TRANSLATE_NOOP("FieldText", "organization levels")},
    Label{"place"_L1, QT_TRANSLATE_NOOP("FieldText", "places")},
    Label{"custom_field"_L1, QT_TRANSLATE_NOOP("FieldText", "custom fields")},
    Label{"profile"_L1, QT_TRANSLATE_NOOP("FieldText", "profiles")},
    Label{"person"_L1, QT_TRANSLATE_NOOP("FieldText", "people")},
    Label{"group"_L1, QT_TRANSLATE_NOOP("FieldText", "groups")},
    Label{"invitation"_L1, QT_TRANSLATE_NOOP("FieldText", "invitations")},
    Label{"access_request"_L1, QT_TRANSLATE_NOOP("FieldText", "access requests")},
    Label{"settings"_L1, QT_TRANSLATE_NOOP("FieldText", "settings")},
    Label{"ip_access"_L1, QT_TRANSLATE_NOOP("FieldText", "IP access")},
    Label{"identity_provider"_L1, QT_TRANSLATE_NOOP("FieldText", "identity providers")},
    Label{"api_key"_L1, QT_TRANSLATE_NOOP("FieldText", "API keys")},
    Label{"oauth_client"_L1, QT_TRANSLATE_NOOP("FieldText", "programs")},
    Label{"agreement"_L1, QT_TRANSLATE_NOOP("FieldText", "agreements")},
    Label{"data_protection"_L1, QT_TRANSLATE_NOOP("FieldText", "data protection")},
    Label{"retention"_L1, QT_TRANSLATE_NOOP("FieldText", "retention")},
    Label{"place_facts"_L1, QT_TRANSLATE_NOOP("FieldText", "reports on places")},
    Label{"person_facts"_L1, QT_TRANSLATE_NOOP("FieldText", "reports on people")},
};

} // namespace steward::fieldlabels
