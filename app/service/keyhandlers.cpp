// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "service/handlers.h"
#include "service/patching.h"
#include "store/keyvalue.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

/// The value stands in this answer and nowhere else: not in what is kept for who repeats the request.
Response withValue(Response told, const QByteArray &value)
{
    const auto parsed = told.status == 200 ? parseObject(told.body) : Result(QJsonObject());
    if (told.status != 200 || !parsed)
        return told;
    QJsonObject body = *parsed;
    body.insert(u"value"_s, QString::fromLatin1(value));
    told.body = canonicalJson(body);
    told.headers.append(std::pair{QByteArray("cache-control"), QByteArray("no-store")});
    return told;
}

/// Also where the answer comes later.
Answer withValue(Answer answer, const QByteArray &value)
{
    if (auto *response = std::get_if<Response>(&answer))
        return withValue(std::move(*response), value);
    if (auto *task = std::get_if<Task>(&answer)) {
        task->step = [step = std::move(task->step), value]() -> std::optional<Response> {
            auto response = step();
            return response ? std::optional(withValue(*std::move(response), value)) : std::nullopt;
        };
    }
    return answer;
}

/// Nothing: it is a new request. A value is not told twice, and another under the same key would be a second effect.
std::optional<Response> toldBefore(const Context &context, const Wish &wish)
{
    auto before = repeated(context, wish);
    return before && before->status == 200 ? context.refuse(409, u"key.value_told"_s) : before;
}

} // namespace

Answer makeKeyValue(Context &context)
{
    const auto wish = readWish(context);
    if (!wish)
        return context.refuse(wish.error());
    if (auto before = toldBefore(context, *wish))
        return *std::move(before);
    auto read = readAsked(context, wish);
    if (auto *refused = std::get_if<Response>(&read))
        return std::move(*refused);
    auto &asked = std::get<Asked>(read);
    ObjectReader reader(asked.wish.body);
    reader.refuseUnknown();
    if (!reader.errors().isEmpty())
        return context.refuse(reader.error());
    const KeyValue made = newKeyValue(asked.entity.id);
    asked.wish.secret = made.kept;
    const QJsonObject told{
        {u"has_value"_s, true}, {u"expires_at"_s, QJsonValue::Null}, {u"set_at"_s, toText(context.call.now)}};
    ChangeSet set = patchSet(context, asked, {{u"value"_s, told}});
    set.carriesSecrets = true;
    const bool isDryRun = asked.wish.isDryRun;
    Answer answer = submitPatch(context, asked, std::move(set));
    return isDryRun ? answer : withValue(std::move(answer), made.value);
}

} // namespace steward::handlers
