"""Loopback servers and lists for the scripts beside this file."""
import http.server
import json
import os
import random
import socketserver
import subprocess
import threading

PLACES = ["仑苍镇", "美林街道", "水头镇", "园美村", "大宇村", "丰富社区", "蔡西村", "官桥镇"]
EVENTS = ["一仓库起火", "多名学生腹泻", "自来水发黄", "工人讨薪堵门", "路灯坏了没人管", "举行植树活动", "河道发黑发臭", "电梯困人", "召开座谈会"]


def stories(seed, count):
    """Invented items, many of them retellings of each other."""
    dice = random.Random(seed)
    return [
        (f"{seed}-{n}", f"{dice.choice(PLACES)}{dice.randrange(1, 9)}组{dice.choice(EVENTS)}", f"11月{dice.randrange(1, 28)}日消息")
        for n in range(count)
    ]


def rss(items):
    body = "".join(f"<item><guid>{g}</guid><title>{t}</title><description>{d}</description></item>" for g, t, d in items)
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>站</title>{body}</channel></rss>'.encode()


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass


def serve(answer):
    """Starts a server; `answer(handler)` writes each answer. Returns its port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        wbufsize = 65536

        def log_message(self, *parts):
            pass

        def do_GET(self):
            answer(self)

        def send(self, body, status=200, **headers):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def write_list(folder, urls):
    os.makedirs(folder, exist_ok=True)
    outlines = "".join(f'<outline xmlUrl="{url}"/>' for url in urls)
    with open(os.path.join(folder, "list.opml"), "w") as file:
        file.write(f'<opml version="2.0"><body>{outlines}</body></opml>')


def reports(program, *words, **options):
    """Runs collect --once --json; returns the exit code, its lines as objects, and standard error."""
    run = subprocess.run([program, "collect", "--once", "--json", *words], capture_output=True, timeout=120, **options)
    return run.returncode, [json.loads(line) for line in run.stdout.splitlines()], run.stderr.decode()
