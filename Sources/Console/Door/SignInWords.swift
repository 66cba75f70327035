import Desk
import Reports
import ResponseLog
import Text

extension SignInRefusal {
  /// What stands before the form; nothing of it tells whether a person is known.
  var words: Words {
    switch self {
    case .wrong: Words("账号或密码不对。", "Name and password do not belong together.")
    case .wait(let seconds):
      Words("尝试次数过多，请过 ", "Too many tries; try again in ") + Figures.length(seconds)
        + Words(" 再试。", ".")
    case .busy: Words("此刻登录的人太多，请稍后再试。", "Too many are signing in at this moment; try again shortly.")
    case .secret:
      Words(
        "口令不对或已失效；它在启动服务的终端上显示过一次，重启服务会换一个新的。",
        "The secret is wrong or no longer good; it was shown once where the service was started, which makes a new one each time."
      )
    case .isSetUp: Words("已经设置过了，请登录。", "Set up already; please sign in.")
    }
  }
}
