// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/access/answer.h"
#include "domain/access/peoplescan.h"
#include "domain/access/sight.h"
#include "domain/effective.h"
#include "domain/project.h"

#include <bitset>
#include <memory>

namespace steward::domain {

/// How somebody stands in the project before anything is asked for.
struct Standing
{
    Reason reason = Reason::NoRole; ///< Open, or why he cannot enter
    bool isAdmin = false;
    int role = -1; ///< row of the role he acts under, -1: none
    bool isDefaultRole = false;
    bool isLimited = false; ///< to his places

    friend bool operator==(const Standing &, const Standing &) = default;
};

/// All permissions of somebody. What the role has and what that amounts to is told of those, too, who cannot enter.
struct EffectivePermissions
{
    struct One
    {
        Effective effective;
        Reason reason = Reason::NoRole; ///< Open: in force
    };

    Id person;
    Id role; ///< null: none, or Admin
    Standing standing;
    std::array<One, 64> all;                  ///< by index of the catalogue
    QList<std::pair<int, QStringList>> items; ///< of those that are granted for some items only

    [[nodiscard]] const One &at(int permission) const { return all.at(static_cast<size_t>(permission)); }
    [[nodiscard]] bool holds(int permission) const { return at(permission).reason == Reason::Open; }
    [[nodiscard]] QStringList itemsOf(int permission) const;
    /// Person, role, permission. O(1).
    [[nodiscard]] Answer answer(int permission) const;
};

/// Staff of the vendor, who are members of no project, yet see all of it (DOMAIN.md 4.5).
struct Vendor
{
    enum class State {
        NotReported, ///< the server tells nothing of the settings
        In,          ///< nothing keeps them out
        InUntil,     ///< they are kept out, but for the time being let in
        Out,
    };

    State state = State::NotReported;
    std::optional<Instant> until;
    QString why; ///< reason given for InUntil

    friend bool operator==(const Vendor &, const Vendor &) = default;
};

/// Which of the answers are wanted in full.
struct Page
{
    enum class Of { Seeing, NotSeeing };

    Of of = Of::Seeing;
    int offset = 0;
    int limit = 200;
};

struct Seer
{
    Id person;
    Answer answer;
};

struct Seers
{
    int count = 0;                        ///< people who see it, if only through the API; vendor staff are apart
    std::array<int, reasonCount> tally{}; ///< people by Reason
    QList<Seer> page;                     ///< in the order of the people
    Vendor vendor;
    bool isFromSomeAddresses = false; ///< IP lists hold some of them up
};

/// IP lists hold some up, whatever their rights (DOMAIN.md 4.8).
[[nodiscard]] bool restrictsAddresses(const IpAccess &lists);

/// Who begins and who ceases to see something.
struct Shift
{
    QList<Id> gained;
    QList<Id> lost;
};

/// Who may see what, and why, in one state of a project. Made in O(roles × permissions); the first question about all
/// people takes O(people and their places) more. Keeps the state alive. One thread at a time. Without a clock: \a now
/// tells whether keys and the vendor's access have run out.
class Access
{
public:
    using Held = std::bitset<64>;

    Access(Project project, Instant now);

    [[nodiscard]] const Project &project() const { return m_project; }

    /// O(places of the person).
    [[nodiscard]] Standing standing(const Membership &person) const;
    /// O(permissions).
    [[nodiscard]] EffectivePermissions effectivePermissions(const Membership &person) const;

    /// O(places of the person × depth).
    [[nodiscard]] Answer canSee(const Person &person, const Sought &sought) const;
    /// Through the API with this key: no more than its owner may, and its role, if it has one.
    [[nodiscard]] Answer canSee(const ApiKey &key, const Sought &sought) const;

    /// O(people), with a full answer for those of the page only.
    [[nodiscard]] Seers whoCanSee(const Sought &sought, const Page &page = {}) const;
    /// Who is shown the past forms of a worker, or no longer, once his places are \a to. O(people).
    [[nodiscard]] Shift moved(const Sought &from, const Sought &to) const;

    [[nodiscard]] Vendor vendor() const;
    /// Open, or why the key gives nothing at all.
    [[nodiscard]] Reason standing(const ApiKey &key) const;

    /// What one role amounts to.
    struct Amount
    {
        Id role;
        std::array<Effective, 64> states;
        Held held; ///< none for an archived role
        QList<std::pair<int, QStringList>> items;
        bool isArchived = false;
        bool isLimited = false;
    };

    [[nodiscard]] const Amount &amountOf(const Standing &standing) const;
    /// What its owner's role comes to through a key: his and its role's, both.
    [[nodiscard]] Amount amountOf(const ApiKey &key) const;
    [[nodiscard]] const Amount &amountOfRole(int row) const { return m_roles.at(static_cast<size_t>(row)); }
    [[nodiscard]] const Amount &amountOfAdmin() const { return m_admin; }
    /// Made when it is first asked for.
    [[nodiscard]] const PeopleScan &people() const;

private:
    Project m_project;
    Instant m_now{};
    std::vector<Amount> m_roles; ///< by row of the roles
    Amount m_admin;
    Amount m_nothing;
    int m_mobileDefault = -1; ///< row of the role, -1: none
    mutable std::shared_ptr<const PeopleScan> m_people;
};

} // namespace steward::domain
