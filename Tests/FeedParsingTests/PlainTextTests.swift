import FeedParsing
import Testing

@Suite("Plain text")
struct PlainTextTests {
  @Test(
    "Markup becomes the text that a reader sees",
    arguments: [
      ("<p>一</p><p>二</p>", "一\n二"), ("a<br/>b<BR>c", "a\nb\nc"), ("a<b>b</b><i>c</i>", "abc"),
      ("<ul>\n<li>x</li>\n<li>y</li></ul>", "x\ny"), ("<tr><td>a</td><td>b</td></tr>", "a b"),
      ("<script>var a = '<p>';</script>x<style>p{}</style>", "x"), ("a<!-- <p> -->b", "ab"),
      ("&lt;p&gt; &amp;amp; &nbsp;&#20013;&#x56FD;", "<p> &amp; 中国"), ("3 < 4 && 5 > 2", "3 < 4 && 5 > 2"),
      ("<a href='x>y' title=\"&gt;\">link</a>", "link"), ("<o:p>x</o:p>", "x"),
      ("a <unknown> b", "a <unknown> b"),
      ("　　本报讯&emsp;记者\u{200B}", "本报讯 记者"), ("<p></p>", ""), ("<", "<"), ("&", "&"), ("<p", "<p"),
      ("<div><div>a</div></div><div>b</div>", "a\nb"), ("x<img src=\"a.jpg\" alt=\"b\">y", "xy"),
    ])
  func markup(_ html: String, _ text: String) {
    #expect(PlainText.fromHTML(html) == text)
  }

  @Test("Text without markup stays as it is, line breaks included")
  func plain() {
    #expect(PlainText.fromHTML("第一行\n第二行") == "第一行\n第二行")
  }

  @Test("One line holds no line breaks")
  func line() {
    #expect(PlainText.line(fromHTML: "<h1>一</h1>\n<p>二</p>") == "一 二")
    #expect(PlainText.line(fromHTML: " 一\n\u{3000}二 ") == "一 二")
  }

  @Test(
    "Hostile markup takes linear time",
    arguments: [
      "<a ", "<!--", "<a b=\"", "<script>", "<", "&", "<p>", "</", "<!", "&#", "<a b='>", "<style></sty",
    ])
  func linear(_ piece: String) {
    let clock = ContinuousClock()
    let time = clock.measure { _ = PlainText.fromHTML(String(repeating: piece, count: 100_000)) }
    #expect(time < .seconds(10))
  }
}
