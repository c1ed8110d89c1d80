// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/applying.h"
#include "domain/fields.h"
#include "domain/findingcodes.h"
#include "domain/validation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Of more than these the first are told: they stand in one answer.
constexpr qsizetype mostTold = 100;

QList<EntityRef> touchedBy(const Applying &applying)
{
    QList<EntityRef> touched;
    touched.reserve(static_cast<qsizetype>(applying.asked.size()) + applying.followed.size());
    for (const Asked &asked : applying.asked)
        touched << asked.change.entity;
    for (const Change &change : applying.followed)
        touched << change.entity;
    return touched;
}

/// The change a finding is shown beside: the one of the field, else the first of the object.
class Places
{
public:
    explicit Places(const Applying &applying)
    {
        for (const Asked &asked : applying.asked) {
            if (!m_first.contains(asked.change.entity))
                m_first.insert(asked.change.entity, asked.index);
            m_exact.insert({asked.change.entity, asked.change.field}, asked.index);
        }
    }

    [[nodiscard]] int of(const Finding &finding) const
    {
        return m_exact.value({finding.entity, finding.field}, m_first.value(finding.entity, -1));
    }

private:
    QHash<EntityRef, int> m_first;
    QHash<std::pair<EntityRef, QString>, int> m_exact;
};

bool isStructure(const QString &code)
{
    const auto &codes = findingCodes();
    const auto found = std::ranges::find_if(codes, [&code](const FindingCode &one) { return one.code == code; });
    return found != codes.end() && found->isStructure;
}

QJsonObject argumentsOf(const Applying &applying, const Finding &finding, int index)
{
    QJsonObject arguments = finding.arguments;
    if (index < 0) { // somebody else's: say whose
        arguments.insert(u"entityKind"_s, finding.entity.kind);
        arguments.insert(u"entity"_s, finding.entity.id.toString());
        if (!isPersonal(finding.entity, u"name"_s))
            arguments.insert(u"entityName"_s, nameOf(applying.next, finding.entity));
    }
    return arguments;
}

} // namespace

void checkFindings(Applying &applying)
{
    const Findings findings = validateTouched(applying.before, applying.next, touchedBy(applying));
    if (findings.isEmpty())
        return;
    const Places places(applying);
    for (const Finding &finding : findings) {
        // What is put back was there before, and a rule has nobody who could mend first what was wrong already.
        const bool isLenient = applying.putsBack() || applying.isByRule;
        if (finding.weight != Finding::Weight::Error || (isLenient && !isStructure(finding.code)))
            continue;
        if (applying.problems.size() == mostTold)
            return;
        const int index = places.of(finding);
        applying.problems << Problem{.kind = Problem::Kind::Invalid,
                                     .code = finding.code,
                                     .change = index,
                                     .field = finding.field,
                                     .arguments = argumentsOf(applying, finding, index)};
    }
}

} // namespace steward::domain
