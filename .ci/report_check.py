"""Makes every kind of report from the demo's store in every form: python-docx and openpyxl open them, LibreOffice turns
them into PDF with the right page, `report verify` computes them again; a changed figure is found, a person's words are not.
usage: .ci/report_check.py PROGRAM [FOLDER], where the files stay for looking at."""
import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import docx
import openpyxl

program = os.path.realpath(sys.argv[1])
folder = os.path.realpath(sys.argv[2]) if len(sys.argv) > 2 else tempfile.mkdtemp()
os.makedirs(folder, exist_ok=True)
store = folder + "/demo.sqlite"
kinds = ["daily", "weekly", "flash", "special", "evaluation", "ledger", "missed", "year"]


def run(*words, wanted=0):
    done = subprocess.run([program, *words], capture_output=True, timeout=300)
    assert done.returncode == wanted, (words, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


def words_of(kind):
    if kind in ("flash", "special"):
        return ["--case", "2026-0001"]
    return ["--to", "2026-11-20"] + (["--from", "2026-11-16"] if kind in ("evaluation", "ledger") else [])


def make(kind, form):
    path = f"{folder}/{kind}.{form}"
    run("report", kind, *words_of(kind), "--store", store, "-o", path)
    return path


def lines(document):
    """Paragraphs of the text and of its tables."""
    found = [p.text for p in document.paragraphs]
    for table in document.tables:
        found += [cell.text for row in table.rows for cell in row.cells]
    return found


def check_docx(kind, path):
    document = docx.Document(path)
    section = document.sections[0]
    size = sorted([section.page_width.mm, section.page_height.mm])
    assert abs(size[0] - 210) < 0.2 and abs(size[1] - 297) < 0.2, size
    if kind != "ledger":
        margins = [section.top_margin.mm, section.left_margin.mm, section.bottom_margin.mm, section.right_margin.mm]
        assert all(abs(a - b) < 0.6 for a, b in zip(margins, [37, 28, 35, 26])), margins
    text = "\n".join(lines(document))
    assert "演示数据" in section.header.paragraphs[0].text
    assert not re.search(r"Words\(|Optional\(|nil|verbatim", text), re.search(r".*(Words\(|Optional\(|nil|verbatim).*", text).group()
    with zipfile.ZipFile(path) as parts:
        assert parts.namelist()[0] == "[Content_Types].xml"
        assert parts.testzip() is None
        charts = [name for name in parts.namelist() if name.startswith("word/charts/chart")]
        for name in charts:
            inner = name.replace("word/charts/", "word/embeddings/").replace(".xml", ".xlsx")
            openpyxl.load_workbook(io.BytesIO(parts.read(inner)))
    return text, len(charts)


def check_xlsx(path):
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (path, cell.coordinate, cell.value)
    return book


def convert(path):
    done = subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, path], capture_output=True, timeout=180)
    pdf = os.path.splitext(path)[0] + ".pdf"
    assert done.returncode == 0 and os.path.getsize(pdf) > 1000, (path, done.stderr)
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    os.rename(pdf, path + ".pdf")
    return int(re.search(r"Pages:\s+(\d+)", told).group(1)), told, text


run("demo", "--once", "--store", store)
for kind in kinds:
    forms = {form: make(kind, form) for form in ["docx", "xlsx", "html", "json", "csv"]}
    for form, path in forms.items():
        first = open(path, "rb").read()
        assert open(make(kind, form), "rb").read() == first, f"{kind} {form}: not the same bytes twice"
        if form != "csv":
            assert run("report", "verify", path, "--store", store).startswith(b"same"), path
    text, charts = check_docx(kind, forms["docx"])
    check_xlsx(forms["xlsx"])
    pages, told, printed = convert(forms["docx"])
    assert "A4" in told, told
    assert "— 1 —" in printed.replace("—1—", "— 1 —"), kind
    convert(forms["xlsx"])
    page = open(forms["html"]).read()
    assert "<script" not in page and "演示数据" in page and page.count("<svg viewBox") >= charts, kind
    assert not re.search(r"Words\(|Optional\(|verbatim", page), kind
    report = json.load(open(forms["json"]))["report"]
    assert report["kind"] == kind and report["simulated"] is True and len(report["head"]) == 64
    print(f"{kind}: {pages} pages, {charts} charts, {len(text)} characters")

flash = [p.text for p in docx.Document(f"{folder}/flash.docx").paragraphs]
for heading in ["一、基本情况", "二、传播情况", "三、工作措施", "四、链接"]:
    assert heading in flash, heading
layout = subprocess.run(["pdftotext", "-layout", f"{folder}/flash.docx.pdf", "-"], capture_output=True, text=True).stdout
widest = max(len(line.strip()) for line in layout.splitlines() if re.fullmatch(r"[\u3000-\u9fff，。；：、“”（）]+", line.strip()))
assert 26 <= widest <= 29, f"a line holds {widest} characters, 28 are wanted"

ledger = list(csv.DictReader(open(f"{folder}/ledger.csv", encoding="utf-8-sig", newline="")))
sheet = openpyxl.load_workbook(f"{folder}/ledger.xlsx").worksheets[0]
heads = [cell.value for cell in sheet[1]]
cases = json.load(open(f"{folder}/evaluation.json"))["cases"]
assert len(ledger) == sheet.max_row - 1 == len(cases), (len(ledger), sheet.max_row, len(cases))
assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref, "the head must stay and filter"
for row, case in zip(sheet.iter_rows(min_row=2, values_only=True), cases):
    row = dict(zip(heads, row))
    assert row["编号"] == case["case"] and row["数据"] == "演示数据"
    for head, name in [("签收时间", "acknowledged"), ("回应时间", "answered"), ("办结时间", "closed")]:
        wanted = case[name] and datetime.datetime.fromisoformat(case[name]).replace(tzinfo=None)
        seen = row[head] if isinstance(row[head], datetime.datetime) else None
        assert (wanted is None and seen is None) or abs((seen - wanted).total_seconds()) < 1, (case["case"], head, row[head], wanted)

# A figure that somebody changed is found; what a person adds in a marked field, and saving by another program, is not.
document = docx.Document(f"{folder}/special.docx")
for paragraph in document.paragraphs:
    if "共采集到相关信息" in paragraph.text:
        paragraph.runs[0].text = re.sub(r"信息\d+条", "信息1条", paragraph.text)
document.save(f"{folder}/changed.docx")
found = run("report", "verify", f"{folder}/changed.docx", "--store", store, wanted=1).decode()
assert "信息1条" in found and "recomputed" in found, found
open(f"{folder}/advice.txt", "w").write("建议继续跟踪。联系人王小明，电话13812345678。\n")
noted = f"{folder}/noted.docx"
run("report", "special", "--case", "2026-0001", "--note", f"advice={folder}/advice.txt", "--store", store, "-o", noted)
with zipfile.ZipFile(noted) as parts:
    written = parts.read("word/document.xml").decode()
assert "建议继续跟踪" in written and "13812345678" not in written
resaved = f"{folder}/resaved"
os.makedirs(resaved, exist_ok=True)
subprocess.run(["soffice", "--headless", "--convert-to", "xlsx", "--outdir", resaved, f"{folder}/ledger.xlsx"], capture_output=True, timeout=180, check=True)
document = docx.Document(noted)
document.save(f"{resaved}/noted.docx")
for path in [noted, f"{resaved}/noted.docx"]:
    assert run("report", "verify", path, "--store", store).startswith(b"same"), path
print("ledger, grid, marked fields and verifying: as wanted")
