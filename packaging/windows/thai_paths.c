/* How libthai finds its dictionary on Windows: the folder by the wide environment, which the C library that this
 * is linked with would not see changed, and the file by a wide name, as user names are Thai whatever the code page.
 * Compiled into thai.dll by script/build_thai_dll, which puts these in the place of getenv and fopen. */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

#define LONGEST 4096 /* bytes of a folder's name in UTF-8 */

char *thai_getenv(const char *name)
{
    static char value[LONGEST];
    wchar_t wide_name[64], wide[LONGEST / 3];
    DWORD length;

    if (!MultiByteToWideChar(CP_UTF8, 0, name, -1, wide_name, 64))
        return NULL;
    length = GetEnvironmentVariableW(wide_name, wide, LONGEST / 3);
    if (length == 0 || length >= LONGEST / 3)
        return NULL;
    return WideCharToMultiByte(CP_UTF8, 0, wide, -1, value, LONGEST, NULL, NULL) ? value : NULL;
}

FILE *thai_fopen(const char *name, const char *mode)
{
    wchar_t wide_name[LONGEST], wide_mode[8];

    if (!MultiByteToWideChar(CP_UTF8, 0, name, -1, wide_name, LONGEST) ||
        !MultiByteToWideChar(CP_UTF8, 0, mode, -1, wide_mode, 8))
        return NULL;
    return _wfopen(wide_name, wide_mode);
}
