/* Makes chosen file system calls fail, hang or kill the process: cc -shared -fPIC -o shim.so shim.c -ldl
 *
 * Loaded with LD_PRELOAD. FAULT_CONTROL names a file of sizeof(struct control) bytes that is mapped and shared: who
 * writes into it steers the faults while the process runs, and reads from it what happened. faults/shim.py knows the
 * same layout and the same order of the operations. The calls themselves are made as if there were no shim.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { OPEN, WRITABLE, CREATE, READ, WRITE, SYNC, RENAME, UNLINK, TRUNCATE, LOCK, MKDIR, STAT, LIST, CLOSE, MODE };
enum { HANG = 0, KILL = -1 };

struct control {
    volatile int32_t armed;
    int32_t operations; /* bit n: the operation n of the list above */
    int32_t error;      /* errno, HANG or KILL */
    int32_t first;      /* the first call that fails, counted from 1 among those that match */
    int32_t times;      /* how many fail from there on; 0 for all */
    int32_t seen;       /* calls that matched */
    int32_t fired;      /* calls that failed */
    int32_t operation;  /* of the call that failed last */
    int64_t seconds;    /* what the clock of the day is put on by */
    char text[472];     /* stands in the paths that match */
    char path[512];     /* of the call that failed last */
};

static struct control *control;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("FAULT_CONTROL");
    int file = name ? (int)syscall(SYS_openat, AT_FDCWD, name, O_RDWR | O_CLOEXEC, 0) : -1;
    if (file < 0)
        return;
    void *mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    control = mapped == MAP_FAILED ? NULL : mapped;
    syscall(SYS_close, file);
}

/* Whether the call is to fail, with errno set. */
static int fails(int operation, const char *path) {
    if (!control || !control->armed || !(control->operations >> operation & 1) || !path || !strstr(path, control->text))
        return 0;
    int number = __sync_add_and_fetch(&control->seen, 1);
    if (number < control->first || (control->times && number >= control->first + control->times))
        return 0;
    control->operation = operation;
    snprintf(control->path, sizeof control->path, "%s", path);
    __sync_add_and_fetch(&control->fired, 1);
    if (control->error == KILL)
        syscall(SYS_kill, getpid(), SIGKILL);
    if (control->error == HANG) {
        while (control->armed)
            nanosleep(&(struct timespec){0, 5000000}, NULL);
        return 0;
    }
    errno = control->error;
    return 1;
}

static int fails_for(int operation, int file) {
    char link[64], path[4096];
    if (!control || !control->armed || !(control->operations >> operation & 1))
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return fails(operation, path);
}

static int fails_to_open(const char *path, int flags) {
    int writes = (flags & O_ACCMODE) != O_RDONLY;
    return fails(flags & O_CREAT ? CREATE : writes ? WRITABLE : OPEN, path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define MODE_OF(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }
#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        MODE_OF(flags) \
        return fails_to_open(path, flags) ? -1 : NEXT(name)(path, flags, mode); \
    }
#define OPENS_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        MODE_OF(flags) \
        return fails_to_open(path, flags) ? -1 : NEXT(name)(folder, path, flags, mode); \
    }
#define ON_PATH(type, name, operation, wrong, parameters, path, arguments) \
    type name parameters { return fails(operation, path) ? wrong : NEXT(name) arguments; }
#define ON_FILE(type, name, operation, parameters, file, arguments) \
    type name parameters { return fails_for(operation, file) ? -1 : NEXT(name) arguments; }

OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)
ON_FILE(ssize_t, read, READ, (int file, void *to, size_t size), file, (file, to, size))
ON_FILE(ssize_t, pread, READ, (int file, void *to, size_t size, off_t at), file, (file, to, size, at))
ON_FILE(ssize_t, pread64, READ, (int file, void *to, size_t size, off64_t at), file, (file, to, size, at))
ON_FILE(ssize_t, write, WRITE, (int file, const void *from, size_t size), file, (file, from, size))
ON_FILE(ssize_t, pwrite, WRITE, (int file, const void *from, size_t size, off_t at), file, (file, from, size, at))
ON_FILE(ssize_t, pwrite64, WRITE, (int file, const void *from, size_t size, off64_t at), file, (file, from, size, at))
ON_FILE(ssize_t, sendfile, WRITE, (int to, int from, off_t *at, size_t size), to, (to, from, at, size))
ON_FILE(ssize_t, sendfile64, WRITE, (int to, int from, off64_t *at, size_t size), to, (to, from, at, size))
ON_FILE(int, fsync, SYNC, (int file), file, (file))
ON_FILE(int, fdatasync, SYNC, (int file), file, (file))
ON_FILE(int, ftruncate, TRUNCATE, (int file, off_t size), file, (file, size))
ON_FILE(int, ftruncate64, TRUNCATE, (int file, off64_t size), file, (file, size))
ON_FILE(int, fchmod, MODE, (int file, mode_t mode), file, (file, mode))
ON_FILE(int, fstat, STAT, (int file, struct stat *to), file, (file, to))
ON_FILE(int, fstat64, STAT, (int file, struct stat64 *to), file, (file, to))
ON_PATH(int, rename, RENAME, -1, (const char *from, const char *to), to, (from, to))
ON_PATH(int, renameat, RENAME, -1, (int f, const char *from, int t, const char *to), to, (f, from, t, to))
ON_PATH(int, renameat2, RENAME, -1, (int f, const char *from, int t, const char *to, unsigned flags), to, (f, from, t, to, flags))
ON_PATH(int, link, RENAME, -1, (const char *from, const char *to), to, (from, to))
ON_PATH(int, unlink, UNLINK, -1, (const char *path), path, (path))
ON_PATH(int, unlinkat, UNLINK, -1, (int folder, const char *path, int flags), path, (folder, path, flags))
ON_PATH(int, rmdir, UNLINK, -1, (const char *path), path, (path))
ON_PATH(int, mkdir, MKDIR, -1, (const char *path, mode_t mode), path, (path, mode))
ON_PATH(int, mkdirat, MKDIR, -1, (int folder, const char *path, mode_t mode), path, (folder, path, mode))
ON_PATH(int, chmod, MODE, -1, (const char *path, mode_t mode), path, (path, mode))
ON_PATH(int, stat, STAT, -1, (const char *path, struct stat *to), path, (path, to))
ON_PATH(int, stat64, STAT, -1, (const char *path, struct stat64 *to), path, (path, to))
ON_PATH(int, lstat, STAT, -1, (const char *path, struct stat *to), path, (path, to))
ON_PATH(int, lstat64, STAT, -1, (const char *path, struct stat64 *to), path, (path, to))
ON_PATH(int, fstatat, STAT, -1, (int folder, const char *path, struct stat *to, int flags), path, (folder, path, to, flags))
ON_PATH(int, fstatat64, STAT, -1, (int folder, const char *path, struct stat64 *to, int flags), path, (folder, path, to, flags))
ON_PATH(int, access, STAT, -1, (const char *path, int mode), path, (path, mode))
ON_PATH(DIR *, opendir, LIST, NULL, (const char *path), path, (path))

/* Closed all the same, as the system does. Only what was written can fail to be closed. */
int close(int file) {
    int writes = control && control->armed && (syscall(SYS_fcntl, file, F_GETFL) & O_ACCMODE) != O_RDONLY;
    int wrong = writes && fails_for(CLOSE, file);
    int error = errno, answer = NEXT(close)(file);
    if (!wrong)
        return answer;
    errno = error;
    return -1;
}

#define LOCKS(name) \
    int name(int file, int command, ...) { \
        va_list rest; \
        va_start(rest, command); \
        void *argument = va_arg(rest, void *); \
        va_end(rest); \
        int locks = command == F_SETLK || command == F_SETLKW || command == F_GETLK; \
        return locks && fails_for(LOCK, file) ? -1 : NEXT(name)(file, command, argument); \
    }
LOCKS(fcntl)
LOCKS(fcntl64)

static int64_t put_on(void) { return control ? control->seconds : 0; }

int clock_gettime(clockid_t clock, struct timespec *to) {
    int answer = NEXT(clock_gettime)(clock, to);
    if (!answer && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        to->tv_sec += put_on();
    return answer;
}

int gettimeofday(struct timeval *restrict to, void *restrict zone) {
    int answer = NEXT(gettimeofday)(to, zone);
    if (!answer)
        to->tv_sec += put_on();
    return answer;
}

time_t time(time_t *to) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (to)
        *to = now.tv_sec;
    return now.tv_sec;
}
