#!/bin/sh
# Puts ITA Desk into this user's menu and lets it open .ita files: sh menu-entry.sh, from the folder of the program.
# sh menu-entry.sh remove takes it out again. Nothing else is changed; offices, settings and own forms stay.
set -eu

folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
shared=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$shared/applications/ita-desk.desktop
kind=$shared/mime/packages/ita-desk.xml
icon=$shared/icons/hicolor/scalable/apps/ita-desk.svg

case ${1-} in
'')
    mkdir -p "${entry%/*}" "${kind%/*}" "${icon%/*}"
    # In Exec a program's name stands in quotes, where four signs need a backslash, itself doubled in a file of this sort.
    program=$(printf '%s' "$folder/ita-desk" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')
    while IFS= read -r line; do
        case $line in Exec=*) printf 'Exec="%s" %%f\n' "$program" ;; *) printf '%s\n' "$line" ;; esac
    done <"$folder/ita-desk.desktop" >"$entry"
    cp "$folder/ita-desk.xml" "$kind"
    cp "$folder/ita-desk.svg" "$icon"
    ;;
remove) rm -f "$entry" "$kind" "$icon" ;;
*)
    echo 'usage: sh menu-entry.sh [remove]' >&2
    exit 2
    ;;
esac
for update in "update-mime-database $shared/mime" "update-desktop-database $shared/applications"; do
    command -v "${update%% *}" >/dev/null || continue
    "${update%% *}" "${update#* }" >/dev/null 2>&1 || true
done
