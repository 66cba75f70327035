extension Script {
  /// One key follows the link, opens the part or reaches the field that names it. Never while somebody writes, and not
  /// at all for who turned keys off (WCAG 2.1.4).
  static let keys = """
    // Before somebody has signed in there is nothing that a key could reach.
    if (document.getElementById("keys")) {
      const help = document.getElementById("keys"), off = document.getElementById("keys-off");
      help.hidden = false;
      off.checked = localStorage.getItem("keys") === "off";
      off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
      const reach = (target) => {
        if (target.tagName === "A") return target.click();
        if (target.tagName !== "DETAILS") return target.focus();
        target.open = true;
        (target.querySelector("select, textarea, input:not([type=hidden])") ?? target.firstElementChild).focus();
      };
      document.addEventListener("keydown", (event) => {
        const isWriting = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
        if (isWriting || off.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
        // The last one stands in the page itself, before it the ones of its head.
        const target = [...document.querySelectorAll("[data-key]")].filter((one) => one.dataset.key === event.key).pop();
        if (!target) return;
        event.preventDefault();
        reach(target);
      });
    }

    """
}
