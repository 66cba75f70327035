extension Script {
  /// Asks before somebody leaves words behind that were typed and not sent.
  static let draft = """
    {
      let isTyped = false;
      addEventListener("input", ({ target }) => {
        if (target.form?.method === "post" && target.form.querySelector("textarea")) isTyped = true;
      });
      addEventListener("submit", () => { isTyped = false; });
      addEventListener("beforeunload", (event) => { if (isTyped) event.preventDefault(); });
    }

    """
}
