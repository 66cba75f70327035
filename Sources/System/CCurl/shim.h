// Without the oldies CURL and CURLM are distinct opaque structs; the type check is a macro that Swift cannot see.
#define CURL_DISABLE_TYPECHECK
#define CURL_NO_OLDIES
#include <curl/curl.h>

// Swift cannot call variadic functions: one wrapper for each C type that goes through them.

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*ccurl_data)(char *bytes, size_t size, size_t count, void *state);

static inline CURLcode ccurl_set_data(CURL *handle, CURLoption option, ccurl_data function) {
  return curl_easy_setopt(handle, option, function);
}

typedef curl_socket_t (*ccurl_open)(void *state, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode ccurl_set_open(CURL *handle, CURLoption option, ccurl_open function) {
  return curl_easy_setopt(handle, option, function);
}

typedef int (*ccurl_ready)(void *state, char *remote, char *local, int remote_port, int local_port);

static inline CURLcode ccurl_set_ready(CURL *handle, CURLoption option, ccurl_ready function) {
  return curl_easy_setopt(handle, option, function);
}

static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// The result sits in a union.
static inline CURLcode ccurl_message_result(const CURLMsg *message) { return message->data.result; }

// `addr` is declared as a plain sockaddr but may run on as a sockaddr_in6: it must not be copied by value.
static inline const struct sockaddr *ccurl_address(const struct curl_sockaddr *address) { return &address->addr; }
