// A C face over the header-only C++ class of gnuplot-iostream, for Swift to call.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/// One running gnuplot. Use it from one thread at a time; several may run side by side.
typedef struct gnuplot_session gnuplot_session;

/// Starts `executable` (searched on PATH). NULL on failure, with errno's value in `*error`.
gnuplot_session *_Nullable gnuplot_open(const char *_Nonnull executable, int *_Nonnull error);

/// Sends commands as they are. False once gnuplot has gone away.
bool gnuplot_command(gnuplot_session *_Nonnull session, const char *_Nonnull text, size_t length);

/// Sends a named block, `$name << EOD … EOD`: `cells` is rows × columns, row by row, and is
/// written with six significant digits. False once gnuplot has gone away.
bool gnuplot_block(gnuplot_session *_Nonnull session, const char *_Nonnull name,
                   const double *_Nonnull cells, size_t rows, size_t columns);

/// Ends the session and frees it. Returns gnuplot's exit status (128 + n: killed by signal n).
/// `*diagnostics` is what gnuplot wrote on standard error; the caller frees it.
int gnuplot_close(gnuplot_session *_Nonnull session, char *_Nullable *_Nonnull diagnostics);

#ifdef __cplusplus
}
#endif
