; Inno Setup 6: makes the installer for Windows from dist\ITA Desk, for one user and without administrator's rights.
; In the top folder of the checkout:   iscc /DVersion=0.1.0 packaging\windows\ita-desk.iss
; What the user has written (offices, settings, own forms and sentences) lies elsewhere and is never removed.

#ifndef Version
  #error Say which version this is, as pyproject.toml does: iscc /DVersion=...
#endif
#define Name "ITA Desk"
#define Window "ITA Desk.exe"
; Thai is a translation that is not delivered with Inno Setup; docs/building_windows.md says where it comes from.
#define ThaiTexts AddBackslash(CompilerPath) + "Languages\Thai.isl"
#if FileExists(ThaiTexts)
  #define Thai
#else
  #pragma warning "Thai.isl is not there: the installer will speak English only"
#endif

[Setup]
AppId={{6C9C2E54-31F7-4F0A-9D53-0E5C2B7E4A91}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The ITA Desk authors
VersionInfoVersion={#Version}
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=ita-desk-{#Version}-windows-x86_64-setup
SetupIconFile=packaging\windows\ita-desk.ico
UninstallDisplayIcon={app}\{#Window}
UninstallDisplayName={#Name}
LicenseFile=LICENSE
DefaultDirName={localappdata}\Programs\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
; A running program is asked to close, as it saves what was typed then.
CloseApplications=yes
RestartApplications=no
ShowLanguageDialog=auto

[Languages]
#ifdef Thai
Name: "th"; MessagesFile: "compiler:Languages\Thai.isl"
#endif
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
en.OfficeFile=ITA Desk office file
en.OpenIta=Open .ita files with ITA Desk on a double click
en.DesktopIcon=Put an icon on the desktop
en.Start=Start ITA Desk
#ifdef Thai
th.OfficeFile=แฟ้มข้อมูลหน่วยงานของ ITA Desk
th.OpenIta=เปิดไฟล์ .ita ด้วย ITA Desk เมื่อดับเบิลคลิก
th.DesktopIcon=สร้างไอคอนบนเดสก์ท็อป
th.Start=เปิด ITA Desk
#endif

[Tasks]
Name: "openita"; Description: "{cm:OpenIta}"
Name: "desktopicon"; Description: "{cm:DesktopIcon}"; Flags: unchecked

[InstallDelete]
; Libraries of an older version must not be found beside those of this one.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "dist\ITA Desk\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Window}"
Name: "{userdesktop}\{#Name}"; Filename: "{app}\{#Window}"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\.ita\OpenWithProgids"; ValueType: string; ValueName: "ITADesk.Office"; ValueData: ""; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.ita"; ValueType: string; ValueName: ""; ValueData: "ITADesk.Office"; Flags: uninsdeletevalue; Tasks: openita
Root: HKCU; Subkey: "Software\Classes\ITADesk.Office"; ValueType: string; ValueName: ""; ValueData: "{cm:OfficeFile}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\ITADesk.Office\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: """{app}\{#Window}"",0"
Root: HKCU; Subkey: "Software\Classes\ITADesk.Office\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\{#Window}"" ""%1"""

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:Start}"; Flags: nowait postinstall skipifsilent
