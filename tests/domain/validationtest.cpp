// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/validation.h"
#include "domain/findingcodes.h"
#include "domain/wrongs.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

/// everything(), and what steps may not lead away from.
Project beforeSteps()
{
    Project all = everything();
    all.capabilities.settingsNotOffered = {u"ga_opt_out"_s, u"secure_submissions"_s};
    all.invitations = all.invitations.with(
        {.id = Id(5, 21), .email = u"x@example.org"_s, .role = manager, .status = Invitation::Status::Accepted});
    all.accessRequests = all.accessRequests.with(
        {.id = Id(5, 22), .email = u"y@example.org"_s, .status = AccessRequest::Status::Declined});
    all.identityProviders = all.identityProviders.with(
        {.id = Id(5, 23), .handle = u"draft"_s, .name = u"Draft"_s, .emailDomains = {u"example.net"_s}});
    edit(all.people, max, [](Person &person) { person.email = u"max@example.net"_s; });
    edit(all.identityProviders, Id(5, 23), [](IdentityProvider &idp) { idp.exemptPeople = {max}; });
    edit(all.settings, settingsId, [](Settings &settings) { settings.secureSubmissions = true; });
    return all;
}

struct Case
{
    const Wrong *wrong;
    Project before;
};

std::vector<Case> allCases()
{
    std::vector<Case> cases;
    const Project all = everything();
    for (const auto *list : {&wrongPlaces(), &wrongPeople(), &wrongSettings(), &wrongSignOn()}) {
        for (const Wrong &wrong : *list)
            cases.push_back({&wrong, all});
    }
    for (const Wrong &wrong : wrongSteps())
        cases.push_back({&wrong, beforeSteps()});
    return cases;
}

} // namespace

class ValidationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingWhereNothingIsWrong()
    {
        QCOMPARE(tellTale(validate(everything())), QString());
        QCOMPARE(tellTale(validate(beforeSteps())), QString());
    }

    void findsWhatIsWrong_data() { rows(); }
    void findsWhatIsWrong()
    {
        QFETCH(int, index);
        const auto &[wrong, before] = m_cases.at(static_cast<size_t>(index));
        Project after = before;
        wrong->spoil(after);
        QCOMPARE(tellTale(validate(after)), QString::fromLatin1(wrong->found));
    }

    void refusesTheStepThatMakesItWrong_data() { rows(); }
    void refusesTheStepThatMakesItWrong()
    {
        QFETCH(int, index);
        const auto &[wrong, before] = m_cases.at(static_cast<size_t>(index));
        Project after = before;
        wrong->spoil(after);
        const char *expected = wrong->foundInStep ? wrong->foundInStep : wrong->found;
        QCOMPARE(tellTale(validateTouched(before, after, touchedBetween(before, after))),
                 QString::fromLatin1(expected));
    }

    void holdsNobodyToWhatWasWrongBefore_data() { rows(); }
    void holdsNobodyToWhatWasWrongBefore()
    {
        QFETCH(int, index);
        const auto &[wrong, before] = m_cases.at(static_cast<size_t>(index));
        Project after = before;
        wrong->spoil(after);
        QCOMPARE(tellTale(validateTouched(after, after, touchedBetween(before, after))), QString());
    }

    /// A code that nothing is found by is not to be there, nor one that is found and not told of.
    void hasEachCodeFoundOnce()
    {
        QSet<QString> found;
        const auto take = [&found](const Findings &findings) {
            for (const Finding &finding : findings)
                found.insert(finding.code);
        };
        for (const auto &[wrong, before] : m_cases) {
            Project after = before;
            wrong->spoil(after);
            take(validate(after));
            take(validateTouched(before, after, touchedBetween(before, after)));
        }
        QStringList all;
        for (const FindingCode &code : findingCodes())
            all << code.code;
        QStringList seen(found.begin(), found.end());
        seen << u"tree.depth"_s << u"tree.children"_s; // hostileshapestest.cpp
        seen << u"sso.expired"_s;                      // activationtest.cpp
        all.sort();
        seen.sort();
        QCOMPARE(seen, all);
    }

private:
    void rows()
    {
        if (m_cases.empty())
            m_cases = allCases();
        QTest::addColumn<int>("index");
        for (size_t index = 0; index < m_cases.size(); ++index)
            QTest::newRow(m_cases[index].wrong->name) << static_cast<int>(index);
    }

    std::vector<Case> m_cases = allCases();
};

STEWARD_TEST(ValidationTest, "validation", Core)

} // namespace steward::domain

#include "validationtest.moc"
