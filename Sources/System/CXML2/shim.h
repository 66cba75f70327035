// Debian builds libxml2 with ICU, and ICU's headers clash with those in Foundation. What the macro guards is the tail
// of a struct that we never touch.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

// `xmlFree` is a global variable that a program may replace: Swift refuses to read it, so C does.
static inline void cxml_free(void *memory) { xmlFree(memory); }

// `XML_SAX2_MAGIC` is a cast that Swift does not import.
static inline unsigned int cxml_sax2_magic(void) { return XML_SAX2_MAGIC; }
