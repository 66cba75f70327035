#define CURL_DISABLE_TYPECHECK
#define CURL_NO_OLDIES
#include <curl/curl.h>
