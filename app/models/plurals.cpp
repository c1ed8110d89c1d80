// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plurals.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

/// A static library's resources are only there once somebody asks for them by name, outside of any namespace.
static void readyResources()
{
    Q_INIT_RESOURCE(texts);
}

namespace steward {

Plurals::Plurals(QObject *parent)
    : QTranslator(parent)
{
    readyResources();
    QFile file(u":/steward/translations/en.json"_s);
    if (!file.open(QFile::ReadOnly))
        return;
    const QJsonObject forms = QJsonDocument::fromJson(file.readAll()).object();
    for (auto form = forms.begin(); form != forms.end(); ++form)
        m_forms.insert(form.key().toUtf8(), {form->toArray().at(0).toString(), form->toArray().at(1).toString()});
}

QString Plurals::translate(const char *, const char *source, const char *, int count) const
{
    if (count < 0)
        return {};
    const auto found = m_forms.constFind(QByteArray(source));
    return found == m_forms.cend() ? QString() : found->at(count == 1 ? 0 : 1);
}

} // namespace steward
