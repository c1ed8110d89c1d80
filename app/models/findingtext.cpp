// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/findingtext.h"

#include "domain/catalogue.h"
#include "domain/fields.h"
#include "models/fieldtext.h"
#include "models/findingwords.h"
#include "models/format.h"
#include "models/sentence.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;
using namespace findingwords;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FindingText)
};

struct StatusWord
{
    QLatin1StringView status;
    const char *text;
};

constexpr std::array statusWords{
    //: of an invitation or a request, as the four that follow
    StatusWord{"accepted"_L1, QT_TRANSLATE_NOOP("FindingText", "accepted")},
    StatusWord{"approved"_L1, QT_TRANSLATE_NOOP("FindingText", "approved")},
    StatusWord{"declined"_L1, QT_TRANSLATE_NOOP("FindingText", "declined")},
    StatusWord{"expired"_L1, QT_TRANSLATE_NOOP("FindingText", "expired")},
    StatusWord{"revoked"_L1, QT_TRANSLATE_NOOP("FindingText", "revoked")},
};

QString statusText(const QString &status)
{
    const auto known =
        std::ranges::find_if(statusWords, [&status](const StatusWord &word) { return status == word.status; });
    return known == statusWords.end() ? status : Words::tr(known->text);
}

QString labelOfPermission(const QString &key)
{
    const int permission = catalogue().indexOf(key);
    return permission < 0 ? key : permissionLabel(permission);
}

QString nameFor(const Project &project, const QString &kind, const QString &id)
{
    const auto known = Id::fromString(id);
    return known ? nameOf(project, {kind, *known}) : QString();
}

/// One argument as it is shown; empty where the finding does not tell it.
QString filled(const Filling &part, const Finding &finding, const Project &project)
{
    const QJsonValue value = finding.arguments.value(part.argument);
    const auto text = [&finding](QLatin1StringView argument) { return finding.arguments.value(argument).toString(); };
    const Format format(project.utcOffsetMinutes);
    switch (part.fill) {
    case Fill::Field:
        return fieldLabel(finding.field);
    case Fill::Text:
        return value.toString();
    case Fill::Number:
        return format.count(value.toInteger());
    case Fill::Person:
        return namesInShort(project, {Id::fromString(value.toString()).value_or(Id())});
    case Fill::Place:
        return nameFor(project, u"place"_s, value.toString());
    case Fill::Other:
        return text("other"_L1).isEmpty() ? nameFor(project, u"person"_s, text("id"_L1)) : text("other"_L1);
    case Fill::Custom:
        return text("label"_L1).isEmpty() ? text("slug"_L1) : text("label"_L1);
    case Fill::Setting:
        return fieldLabel(value.toString());
    case Fill::Permission:
        return labelOfPermission(value.toString());
    case Fill::Moment:
        if (const auto moment = instantFromText(value.toString()))
            return format.dateTime(*moment);
        return {};
    case Fill::Status:
        return statusText(value.toString());
    }
    Q_UNREACHABLE();
}

} // namespace

QString findingText(const Finding &finding, const Project &project)
{
    const auto known =
        std::ranges::find_if(wordings(), [&finding](const Wording &one) { return finding.code == one.code; });
    if (known == wordings().end())
        return {};
    QStringList parts;
    for (const Filling &part : known->parts)
        parts << filled(part, finding, project);
    const bool isTold = parts.isEmpty() || !parts.constLast().isEmpty();
    const char *text = isTold || !known->otherwise ? known->text : known->otherwise;
    if (known->counted.isEmpty())
        return Sentence(Words::tr(text), parts).plain();
    const int count = finding.arguments.value(known->counted).toInt();
    return Sentence(Words::tr(text, nullptr, count), parts).plain();
}

} // namespace steward
