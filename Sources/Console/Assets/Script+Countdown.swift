extension Script {
  /// Keeps what is left of running clocks true while a page stands open.
  static let countdown = """
    {
      const isEnglish = document.documentElement.lang === "en";
      const [day, hour, minute] = isEnglish ? ["d", "h", "min"] : ["天", "小时", "分"];
      const length = (seconds) => {
        const [d, h, m] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
        const parts = d ? [d, day, h, hour] : h ? [h, hour, m, minute] : [m, minute];
        return parts.slice(0, parts[2] ? 4 : 2).join(" ");
      };
      setInterval(() => {
        for (const clock of document.querySelectorAll("[data-left]")) {
          const left = clock.dataset.left - performance.now() / 1000;
          if (left >= 60) clock.textContent = isEnglish ? `${length(left)} left` : `剩 ${length(left)}`;
          if (left >= 0) continue;
          clock.parentElement.className = "mark bad";
          clock.parentElement.textContent = isEnglish ? "✗ overdue" : "✗ 已超时";
        }
      }, 20000);
    }

    """
}
