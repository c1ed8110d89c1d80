// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/whynot.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

QJsonObject toJson(const WhyNots &whyNots)
{
    QJsonObject object;
    for (auto it = whyNots.cbegin(); it != whyNots.cend(); ++it)
        object.insert(it.key(), QJsonObject{{u"reason"_s, it->reason}, {u"words"_s, it->words}});
    return object;
}

WhyNots whyNotsFrom(ObjectReader &reader, const QString &key)
{
    const QJsonObject object = reader.object(key);
    ObjectReader all(object, reader.pointer(key));
    WhyNots whyNots;
    for (const QString &thing : object.keys()) {
        ObjectReader one(all.object(thing), all.pointer(thing));
        whyNots.insert(thing, {one.text(u"reason"_s), one.text(u"words"_s, {})});
        all.take(one.errors());
    }
    reader.take(all.errors());
    return whyNots;
}

} // namespace steward::domain
