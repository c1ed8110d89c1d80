// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// View-as: the service's own View is what the caller is shown, domain::View what the person he asks about sees.
#include "service/handlers.h"
#include "service/objects.h"
#include "service/readlog.h"
#include "service/visible.h"
#include "wire/view.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

namespace {

/// Who reads roles could work it out by himself.
domain::Verdict mayBeTold(const Context &context, const Id &person)
{
    if (person == context.person->id)
        return {.allowed = true};
    return domain::may(context.project, *context.person, domain::Act::ReadRoles);
}

class Shown
{
public:
    explicit Shown(const Context &context)
        : m_project(context.project)
        , m_view(context.project, *context.person)
    {
    }

    [[nodiscard]] bool has(QStringView kindName, const Id &id) const
    {
        const domain::EntityKind &kind = *domain::kindOf(kindName);
        const int row = kind.indexOf(m_project, id);
        return row >= 0 && m_view.mayList(kind).allowed && m_view.showsRow(kind, row);
    }
    /// Whether it is told what the remark is about.
    [[nodiscard]] bool has(const domain::View::Remark &remark) const
    {
        using Kind = domain::View::Remark::Kind;
        switch (remark.kind) {
        case Kind::SomeAddresses:
            return m_view.mayList(*domain::kindOf(u"ip_access")).allowed;
        case Kind::SignsInWith:
            return has(u"identity_provider", remark.id);
        case Kind::RoleEnds:
            return remark.id.isNull() || has(u"role", remark.id);
        case Kind::PlaceEnds:
            return has(u"place", remark.id);
        }
        Q_UNREACHABLE();
    }

private:
    const domain::Project &m_project;
    const View m_view;
};

/// Places and keys that the caller is not shown are counted; of rules that he is not shown nothing is remarked.
wire::ToldView shownTo(const Context &context, domain::View view)
{
    const Shown shown(context);
    wire::ToldView told;
    told.placesBeyond =
        static_cast<int>(view.places.removeIf([&](const Id &place) { return !shown.has(u"place", place); }));
    told.keysBeyond = static_cast<int>(
        view.keys.removeIf([&](const domain::View::Key &key) { return !shown.has(u"api_key", key.id); }));
    view.remarks.removeIf([&](const domain::View::Remark &remark) { return !shown.has(remark); });
    told.view = std::move(view);
    return told;
}

} // namespace

Answer viewOfPerson(Context &context)
{
    const auto entity = entityAsked(context);
    if (!entity)
        return context.refuse(404, u"object.unknown"_s);
    if (!context.query.isEmpty())
        return context.refuse(422, u"query.invalid"_s);
    if (const domain::Verdict verdict = mayBeTold(context, entity->id); !verdict.allowed)
        return context.refuse(403, u"permission.missing"_s, {{u"missing"_s, verdict.missing}});
    const domain::Access access(context.project, context.call.now);
    const auto person = context.project.people.find(entity->id);
    Response response = Context::json(wire::toJson(shownTo(context, domain::whatCanSee(access, *person))));
    const auto noted = noteRead(context, {.what = u"view"_s,
                                          .scope = u"person:"_s + entity->id.toString(),
                                          .objects = 1,
                                          .bytes = response.body.size()});
    return noted ? response : context.refuse(noted.error());
}

} // namespace steward::handlers
