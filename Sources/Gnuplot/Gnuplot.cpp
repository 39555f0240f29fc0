#include "Gnuplot.h"

#include <gnuplot-iostream.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <iomanip>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __APPLE__
#include <crt_externs.h>
#define environ (*_NSGetEnviron())  // a dynamic library has no other
#else
extern char **environ;
#endif

// gnuplot-iostream would start gnuplot through a shell and lose its exit status. So the process is
// started here, and the library gets the pipe.
struct gnuplot_session {
  Gnuplot stream;
  pid_t child;
  FILE *log;
  gnuplot_session(FILE *pipe, pid_t child, FILE *log) : stream(pipe), child(child), log(log) {
    stream << std::defaultfloat << std::setprecision(6);
  }
};

namespace {

// A broken pipe must come back as a failed write and not end the program. The signal is held back
// on this thread only, and one that a write has raised is swallowed.
class PipeGuard {
#ifndef F_SETNOSIGPIPE
  sigset_t pipe, before;
  bool pending;

public:
  PipeGuard() {
    sigset_t now;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    sigpending(&now);
    pending = sigismember(&now, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, &before);
  }
  ~PipeGuard() {
    timespec none{0, 0};
    if (!pending)
      while (sigtimedwait(&pipe, nullptr, &none) < 0 && errno == EINTR) {}
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
#else  // macOS: the pipe itself is told to raise no signal
public:
  PipeGuard() {}
#endif
};

// A pipe that no other child inherits; otherwise gnuplot would never see its input end.
int private_pipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC);
#else
  if (pipe(ends) != 0) return -1;
  for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
#ifdef F_SETNOSIGPIPE
  fcntl(ends[1], F_SETNOSIGPIPE, 1);
#endif
  return 0;
#endif
}

template <class Write> bool guarded(gnuplot_session *session, Write &&write) {
  PipeGuard guard;
  try {
    write(session->stream);
    session->stream.flush();
    return session->stream.good();
  } catch (const std::exception &) {
    return false;
  }
}

// tmpfile() knows /tmp alone, which may not be writable where TMPDIR is.
FILE *nameless_file() {
  const char *folder = getenv("TMPDIR");
  std::string path = std::string(folder && *folder ? folder : "/tmp") + "/gnuplot-XXXXXX";
  int file = mkstemp(path.data());
  if (file < 0) return nullptr;
  unlink(path.c_str());
  fcntl(file, F_SETFD, FD_CLOEXEC);
  FILE *log = fdopen(file, "w+");
  if (!log) close(file);
  return log;
}

}  // namespace

gnuplot_session *gnuplot_open(const char *executable, int *error) {
  int ends[2];
  FILE *log = nameless_file();
  if (!log || private_pipe(ends) != 0) {
    *error = errno;
    if (log) fclose(log);
    return nullptr;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, fileno(log), 2);
  // -d: a reader's own ~/.gnuplot must not change the figures.
  char defaults[] = "-d";
  char *arguments[] = {const_cast<char *>(executable), defaults, nullptr};
  pid_t child;
  *error = posix_spawnp(&child, executable, &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[0]);
  FILE *pipe = *error == 0 ? fdopen(ends[1], "w") : nullptr;
  if (!pipe) {
    close(ends[1]);
    fclose(log);
    return nullptr;
  }
  return new gnuplot_session(pipe, child, log);
}

bool gnuplot_command(gnuplot_session *session, const char *text, size_t length) {
  return guarded(session, [&](Gnuplot &stream) { stream.write(text, length); });
}

bool gnuplot_block(gnuplot_session *session, const char *name, const double *cells, size_t rows,
                   size_t columns) {
  return guarded(session, [&](Gnuplot &stream) {
    stream << '$' << name << " << EOD\n";
    for (size_t i = 0; i < rows * columns; i++)
      stream << cells[i] << ((i + 1) % columns == 0 ? '\n' : ' ');
    stream << "EOD\n";
  });
}

int gnuplot_close(gnuplot_session *session, char **diagnostics) {
  pid_t child = session->child;
  FILE *log = session->log;
  {
    PipeGuard guard;
    delete session;  // flushes, and closes gnuplot's standard input
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  fseek(log, 0, SEEK_END);
  long length = ftell(log);
  rewind(log);
  char *text = static_cast<char *>(calloc(length > 0 ? length + 1 : 1, 1));
  if (text && length > 0 && fread(text, 1, length, log) != size_t(length)) text[0] = 0;
  fclose(log);
  *diagnostics = text;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
