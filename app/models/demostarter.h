// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqml.h>

namespace steward {

/// "Start the demo": a window (in the browser a page) of its own. How one is started, the composition root knows.
class DemoStarter : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorChanged FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] QString errorText() const { return m_errorText; }
    void setErrorText(const QString &text)
    {
        m_errorText = text;
        Q_EMIT errorChanged();
    }

    /// \a pack: "S" or "M".
    Q_INVOKABLE void start(const QString &pack) { Q_EMIT requested(pack); }

Q_SIGNALS:
    void errorChanged();
    void requested(const QString &pack);

private:
    QString m_errorText;
};

} // namespace steward
