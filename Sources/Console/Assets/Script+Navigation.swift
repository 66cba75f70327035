extension Script {
  /// Brings the place where one is into view where the navigation is wider than the screen.
  static let navigation = """
    {
      const here = document.querySelector("nav [aria-current]");
      if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft;
    }

    """
}
