import Foundation

/// libmicrohttpd alone, in C, with one answer for every request: what serving the same bytes costs at least.
struct BareServer {
  private static let source = """
    #include <microhttpd.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <unistd.h>

    static struct MHD_Response *response;

    static enum MHD_Result answer(void *state, struct MHD_Connection *connection, const char *url, const char *method,
                                  const char *version, const char *data, size_t *size, void **context) {
      static int seen;
      if (!*context) {
        *context = &seen;
        return MHD_YES;
      }
      return MHD_queue_response(connection, MHD_HTTP_OK, response);
    }

    int main(int count, char **words) {
      size_t size = (size_t)atol(words[1]);
      char *body = malloc(size);
      memset(body, 'x', size);
      response = MHD_create_response_from_buffer(size, body, MHD_RESPMEM_PERSISTENT);
      for (int i = 2; i + 1 < count; i += 2) MHD_add_response_header(response, words[i], words[i + 1]);
      struct MHD_Daemon *daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_USE_INTERNAL_POLLING_THREAD, 0, NULL, NULL,
                                                   answer, NULL, MHD_OPTION_END);
      if (!daemon) return 1;
      printf("%d\\n", MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
      fflush(stdout);
      while (getchar() != EOF) {}
      return 0;
    }
    """

  let port: Int
  private let process: Process
  private let input: Pipe

  /// Compiles it and lets it listen.
  ///
  /// - Parameter headers: sent with each answer.
  init(bytes: Int, headers: [(name: String, value: String)], folder: URL) throws {
    let (code, program) = (folder.appending(path: "bare.c").path, folder.appending(path: "bare").path)
    try Self.source.write(toFile: code, atomically: false, encoding: .utf8)
    _ = try Command.output("cc", ["-O2", "-o", program, code, "-lmicrohttpd"])
    process = Process()
    input = Pipe()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = ["\(bytes)"] + headers.flatMap { [$0.name, $0.value] }
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.filter(\.isNumber)) else { throw Failure("the bare server did not start") }
    self.port = port
  }

  /// Seconds of processor time it has used.
  var seconds: Double {
    let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)) ?? ""
    // User and system time are the 12th and 13th fields after the name.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return .nan
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

/// Another program, run to its end.
enum Command {
  static func output(_ name: String, _ words: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + words
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw Failure("\(name) failed (status \(process.terminationStatus)): \(text)")
    }
    return text
  }
}
