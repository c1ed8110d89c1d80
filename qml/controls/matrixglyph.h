// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QImage>
#include <QPointer>
#include <QQuickItem>

namespace steward {

class MarkPaint;

/// What a role may, in one cell: each state a shape of its own. A table has hundreds of these, so each is one item that
/// is one picture in the scene: made of rectangles and letters, the cells were a quarter of the start. Says nothing by
/// itself: the cell does, or MatrixMark.
class MatrixGlyph : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int mark READ mark WRITE setMark NOTIFY changed FINAL)
    /// Of Some.
    Q_PROPERTY(int count READ count WRITE setCount NOTIFY changed FINAL)
    /// Not owned, required.
    Q_PROPERTY(steward::MarkPaint *paint READ paint WRITE setPaint NOTIFY changed FINAL)
    /// Behind the mark; transparent: nothing.
    Q_PROPERTY(QColor ground READ ground WRITE setGround NOTIFY changed FINAL)
    /// With the lines of a cell, below and at the right.
    Q_PROPERTY(bool lined READ isLined WRITE setLined NOTIFY changed FINAL)
    /// In the band of a group: no mark, and no line but the one below.
    Q_PROPERTY(bool bare READ isBare WRITE setBare NOTIFY changed FINAL)

public:
    enum Kind { NotGranted, Granted, Implied, Some, Blocked, NotOffered, StagedOn, StagedOff, Dangerous };
    Q_ENUM(Kind)

    explicit MatrixGlyph(QQuickItem *parent = nullptr);

    [[nodiscard]] int mark() const { return m_mark; }
    void setMark(int mark);
    [[nodiscard]] int count() const { return m_count; }
    void setCount(int count);
    [[nodiscard]] MarkPaint *paint() const { return m_paint; }
    void setPaint(MarkPaint *paint);
    [[nodiscard]] QColor ground() const { return m_ground; }
    void setGround(const QColor &ground);
    [[nodiscard]] bool isLined() const { return m_isLined; }
    void setLined(bool lined);
    [[nodiscard]] bool isBare() const { return m_isBare; }
    void setBare(bool bare);

Q_SIGNALS:
    void changed();

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    template<typename T>
    void change(T &member, const T &value);
    [[nodiscard]] QRectF markRect() const;

    int m_mark = NotGranted;
    int m_count = 0;
    QPointer<MarkPaint> m_paint;
    QColor m_ground = Qt::transparent;
    bool m_isLined = false;
    bool m_isBare = false;
};

/// What marks are painted with: one for all of them. Lengths in pixels of the scene.
class MarkPaint : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor mark MEMBER mark NOTIFY changed FINAL)
    Q_PROPERTY(QColor overMark MEMBER overMark NOTIFY changed FINAL)
    Q_PROPERTY(QColor sheet MEMBER sheet NOTIFY changed FINAL)
    Q_PROPERTY(QColor accentSoft MEMBER accentSoft NOTIFY changed FINAL)
    Q_PROPERTY(QColor accentLine MEMBER accentLine NOTIFY changed FINAL)
    Q_PROPERTY(QColor accentText MEMBER accentText NOTIFY changed FINAL)
    Q_PROPERTY(QColor pencilSoft MEMBER pencilSoft NOTIFY changed FINAL)
    Q_PROPERTY(QColor pencilLine MEMBER pencilLine NOTIFY changed FINAL)
    Q_PROPERTY(QColor pencilText MEMBER pencilText NOTIFY changed FINAL)
    Q_PROPERTY(QColor dangerSoft MEMBER dangerSoft NOTIFY changed FINAL)
    Q_PROPERTY(QColor dangerLine MEMBER dangerLine NOTIFY changed FINAL)
    Q_PROPERTY(QColor dangerText MEMBER dangerText NOTIFY changed FINAL)
    Q_PROPERTY(QColor faint MEMBER faint NOTIFY changed FINAL)
    Q_PROPERTY(QColor dot MEMBER dot NOTIFY changed FINAL)
    Q_PROPERTY(QColor line MEMBER line NOTIFY changed FINAL)
    Q_PROPERTY(int size MEMBER size NOTIFY changed FINAL)
    Q_PROPERTY(int radius MEMBER radius NOTIFY changed FINAL)
    Q_PROPERTY(int stroke MEMBER stroke NOTIFY changed FINAL)
    Q_PROPERTY(qreal textScale MEMBER textScale NOTIFY changed FINAL)
    Q_PROPERTY(QFont numberFont MEMBER numberFont NOTIFY changed FINAL)
    Q_PROPERTY(QString iconFamily MEMBER iconFamily NOTIFY changed FINAL)
    /// Letters of the icon font.
    Q_PROPERTY(QString check MEMBER check NOTIFY changed FINAL)
    Q_PROPERTY(QString lock MEMBER lock NOTIFY changed FINAL)
    Q_PROPERTY(QString plus MEMBER plus NOTIFY changed FINAL)
    Q_PROPERTY(QString minus MEMBER minus NOTIFY changed FINAL)

public:
    explicit MarkPaint(QObject *parent = nullptr);

    /// The mark with \a room() at each side, for a screen of \a ratio pixels per pixel of the scene. Painted once.
    [[nodiscard]] QImage image(MatrixGlyph::Kind kind, int count, qreal ratio);
    /// Of the ring round what is staged.
    [[nodiscard]] int room() const { return 1 + stroke; }

    QColor mark, overMark, sheet, accentSoft, accentLine, accentText, pencilSoft, pencilLine, pencilText, dangerSoft,
        dangerLine, dangerText, faint, dot, line;
    int size = 0;
    int radius = 0;
    int stroke = 0; ///< of the ring
    qreal textScale = 1;
    QFont numberFont;
    QString iconFamily, check, lock, plus, minus;

Q_SIGNALS:
    void changed();

private:
    QHash<qint64, QImage> m_images;
    qreal m_ratio = 0;
};

} // namespace steward
