#include <zlib.h>

// A macro that names the version and the size of the stream. 15 + 16 = the largest window, in a gzip frame.
static inline int czlib_begin_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
