import QtQuick
import Steward.Controls
import Steward.Models
import Steward.Theme
FocusScope { required property Workspace workspace
 required property ProjectStatus status
 signal roleActivated(string key)
 signal reviewRequested
 function showPermission(key: string): void {}
 RoleListModel { id: m; workspace: parent.workspace }
 ListView { anchors.fill: parent; model: m; delegate: Label { required property string name; required property int holderCount; text: name + " " + holderCount } } }
