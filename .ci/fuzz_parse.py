"""Feeds broken documents to `parse`: truncations, flipped bytes, bombs, deep nesting. Only exit 0 and 1 are right."""
import os
import random
import subprocess
import sys
import tempfile

program = os.path.realpath(sys.argv[1])
item = '<item><title>停水 &amp; 停电</title><link>/a?b=1</link><pubDate>Sun, 22 Nov 2026 08:10:00 +0800</pubDate></item>'
RSS = f'<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><title>镇</title>{item * 3}</channel></rss>'.encode("gb18030")
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>镇</title><entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>水</p></div></content></entry></feed>'.encode()
JSON = '{"version":"https://jsonfeed.org/version/1.1","title":"镇","items":[{"id":1,"title":"水","tags":["a"],"date_published":"2026-11-22T08:00:00+08:00"}]}'.encode()
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="x"><title>水</title></item></rdf:RDF>'.encode("utf-16")
bomb = "<!DOCTYPE r [" + '<!ENTITY a0 "水水水水">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
SPECIAL = [
    b"", b"\0", b"<", b"{", b"[" * 100_000, b'{"items":' * 50_000, b"<a>" * 200_000, b"\xff\xfe", b"\xef\xbb\xbf",
    (bomb + "<rss><channel><item><title>&a11;</title></item></channel></rss>").encode(),
    b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>[&x;]</title></item></channel></rss>',
    b"<rss><channel><item><title>" + b"x" * 10_000_000 + b"</title></item></channel></rss>",
    b"<rss><channel>" + b"<item><title>&lt;b&gt;" + b"&lt;b&gt;" * 200_000 + b"</title></item></channel></rss>",
]
dice = random.Random(20261122)


def variants():
    yield from SPECIAL
    for seed in (RSS, ATOM, JSON, RDF):
        yield seed
        for _ in range(60):
            yield seed[: dice.randrange(len(seed))]
            broken = bytearray(seed)
            for _ in range(dice.randrange(1, 12)):
                broken[dice.randrange(len(broken))] = dice.randrange(256)
            yield bytes(broken)
            place = dice.randrange(len(seed))
            yield seed[:place] + seed[dice.randrange(len(seed)) :] + seed[place:]


count = accepted = 0
with tempfile.TemporaryDirectory() as scratch:
    path = scratch + "/document"
    for document in variants():
        with open(path, "wb") as file:
            file.write(document)
        run = subprocess.run([program, "parse", path], capture_output=True, timeout=20)
        count += 1
        accepted += run.returncode == 0
        if run.returncode not in (0, 1):
            with open("/tmp/weathervane-crash", "wb") as file:
                file.write(document)
            sys.exit(f"exit {run.returncode}; the document is kept in /tmp/weathervane-crash")
        if b"root:" in run.stdout:
            sys.exit("a file of this machine came out of a feed")
        if run.returncode == 1 and run.stderr.count(b"\n") != 1:
            sys.exit(f"not one line of explanation: {run.stderr[:300]}")
if not 0 < accepted < count:
    sys.exit(f"{accepted} of {count} accepted: the test shows nothing")
print(f"{count} documents, {accepted} read as feeds, the others refused in one line")
