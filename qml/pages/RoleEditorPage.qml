import QtQuick
import Steward.Models
FocusScope { required property Workspace workspace
 required property ProjectStatus status
 property string roleKey
 signal backRequested
 signal roleActivated(string key)
 signal reviewRequested }
