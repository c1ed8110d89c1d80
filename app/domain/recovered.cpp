// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/recovered.h"

#include "domain/words.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

Acknowledgement operatorsAct(OperatorsAct act, const Id &person)
{
    return {wordOf(act), {u"person"_s, person}, {}};
}

std::optional<DoneByOperator> doneByOperator(const QList<Acknowledgement> &acknowledged)
{
    for (const Acknowledgement &each : acknowledged) {
        if (const auto act = fromWord<OperatorsAct>(each.finding))
            return DoneByOperator{*act, each.entity.id};
    }
    return std::nullopt;
}

Acknowledgement recoveryOf(const Id &person)
{
    return operatorsAct(OperatorsAct::Recovered, person);
}

Id recoveredIn(const QList<Acknowledgement> &acknowledged)
{
    const auto done = doneByOperator(acknowledged);
    return done && done->act == OperatorsAct::Recovered ? done->person : Id();
}

} // namespace steward::domain
