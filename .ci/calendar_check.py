"""Compares every day of every year in Keywords/calendar.json5 with the package chinesecalendar."""
import datetime
import json
import pathlib
import re
import sys

try:
    import chinese_calendar
except ImportError:
    sys.exit("chinesecalendar is missing: pip install chinesecalendar")

PATH = pathlib.Path(__file__).parent.parent / "Keywords/calendar.json5"
# Days on which the package is wrong, each with the notice that says so.
KNOWN = {
    datetime.date(2005, 12, 31): "the notice for 2006 has this Saturday worked; the package lists it under no year",
}
TEXT = r'("(?:\\.|[^"\\])*")'


def read(text):
    """The little JSON5 that the file uses: comments, bare keys, trailing commas."""
    text = re.sub(TEXT + r"|//[^\n]*", lambda match: match[1] or "", text)
    text = re.sub(TEXT + r"|(\w+)\s*:", lambda match: match[1] or f'"{match[2]}":', text)
    text = re.sub(TEXT + r"|,(\s*[\]}])", lambda match: match[1] or match[2], text)
    return json.loads(text)


def days(year, entries):
    """The days that `10-01` and `10-01..10-07` name."""
    for entry in entries:
        first, _, last = entry.partition("..")
        day = datetime.date.fromisoformat(f"{year}-{first}")
        while day <= datetime.date.fromisoformat(f"{year}-{last or first}"):
            yield day
            day += datetime.timedelta(1)


def compare(row):
    """Counts the days of a year and names those on which file and package differ."""
    year = int(row["id"])
    off, worked = set(days(year, row["off"])), set(days(year, row["worked"]))
    day, count, faults = datetime.date(year, 1, 1), 0, []
    while day.year == year:
        ours = day in worked or (day.weekday() < 5 and day not in off)
        try:
            theirs = chinese_calendar.is_workday(day)
        except NotImplementedError:
            return 0, [f"{year}: the installed chinesecalendar does not know it: pip install -U chinesecalendar"]
        if (ours != theirs) != (day in KNOWN):
            says = lambda works: "worked" if works else "off"
            faults.append(f"{day:%Y-%m-%d %a}: {says(ours)} here, {says(theirs)} in chinesecalendar")
        day, count = day + datetime.timedelta(1), count + 1
    return count, faults


years = read(PATH.read_text(encoding="utf-8"))["years"]
results = [compare(row) for row in years]
faults = [fault for _, found in results for fault in found]
if faults or not years:
    sys.exit("\n".join(faults or ["Keywords/calendar.json5 holds no year"]))
print(f"ok: {len(years)} years, {sum(count for count, _ in results)} days as in chinesecalendar, {len(KNOWN)} known slip of the package")
