import Text

/// Words that say what kind of story a title tells.
struct NewsWords: Sendable {
  enum Kind: Sendable {
    /// What has happened, said narrowly: two titles that share one with a name or a place tell mostly of one event.
    case matter
    /// That something grave has happened, or how it is handled: a name beside one is mostly in the news for this story
    /// alone, but all stories share the words.
    case gravity
    /// Shows, stars and sport: a name beside one of them is in ten other stories the same day.
    case show
    /// Provinces, large cities, countries: shared by stories that have nothing else in common.
    case place
    /// Ends of names of places where many things happen: two complaints about one quarter may be two stories.
    case site
    /// Ends of names of towns and districts: to the office of one, its name says nothing, and another's that it is not here.
    case district
    /// That nothing has happened: drills, training, inspections.
    case exercise
    /// Words between the words that tell something; no name goes across one.
    case filler
  }

  static let standard = NewsWords()

  let matcher: WordMatcher
  let kinds: [Kind]
  let names: [String]

  private init() {
    let lists: [(Kind, String)] = [
      (.matter, Self.matters), (.gravity, Self.gravities), (.show, Self.shows), (.place, Self.places),
      (.site, Self.sites), (.district, "镇 区 县 街"), (.exercise, Self.exercises), (.filler, Self.fillers),
    ]
    let words = lists.flatMap { kind, list in
      list.split(whereSeparator: \.isWhitespace).map { (kind, String($0)) }
    }
    kinds = words.map(\.0)
    names = words.map(\.1)
    matcher = WordMatcher(names.map { $0.unicodeScalars.map(\.value) })
  }

  private static let matters = """
    猝死 坠亡 坠楼 溺亡 溺水 触电 自杀 轻生 殉职 窒息 中毒 腹泻 呕吐 烧伤 烫伤 骨折 咬伤 砍伤 捅伤 刺伤 爆炸 起火
    火灾 大火 着火 失火 燃爆 坍塌 垮塌 塌陷 倒塌 泄漏 泄露 坠落 坠机 坠毁 追尾 相撞 侧翻 车祸 撞人 肇事 脱轨 沉船
    翻船 遇险 走失 地震 余震 洪水 洪灾 暴雨 内涝 台风 泥石流 山洪 滑坡 冰雹 龙卷风 寒潮 海啸 决堤 溃坝 疫情 病毒
    感染 确诊 传染 诺如 流感 杀害 杀人 命案 遇袭 袭击 枪击 绑架 拐卖 拐走 强奸 性侵 猥亵 轮奸 家暴 施暴 殴打 霸凌
    欺凌 虐待 虐童 体罚 抢劫 盗窃 诈骗 传销 赌博 吸毒 贩毒 碰瓷 敲诈 勒索 行贿 受贿 贪污 腐败 冒名 顶替 作弊 拒赔
    讨薪 欠薪 拖欠 罢工 罢课 示威 对峙 围堵 强拆 拆迁 征地 召回 停业 停产 停工 停课 停运 停电 停水 断电 断水 关停
    封停 跑路 爆雷 倒闭 破产 烂尾 退费 退款 漏水 渗水 超标 过期 变质 发霉 异物 添加剂 转基因 农药 污染 臭味 异味
    油烟 噪音 噪声 扰民 扬尘 污水 黑水 占道 乱收费 拥堵 堵车 封路 塌方 破损 路灯 电梯 燃气 消防 高空抛物 抄袭 空袭
    轰炸 导弹 交火 停火 开战 入侵 政变 叛军 遣返 撤侨
    """

  private static let gravities = """
    死缓 轻伤 轻微伤 死亡 身亡 遇难 去世 离世 逝世 病逝 已死 丧生 遗体 受伤 重伤 伤亡 死伤 送医 抢救 昏迷 牺牲 事故 被困 失联
    失踪 嫌疑人 嫌犯 凶手 遇害 刑拘 拘留 逮捕 批捕 抓获 归案 判刑 获刑 被判 死刑 宣判 判决 开庭 庭审 受审 重审
    一审 二审 公诉 起诉 上诉 抗诉 认罪 举报 立案 侦查 警方 通报 造谣 谣言 辟谣 造假 侵权 落马 双开 被查 释放
    引渡 赔偿 索赔 维权 投诉 上访 信访 抗议 冲突 聚集 停职 免职 开除 问责 调查 处分 约谈 整改 查封 下架 叫停
    取缔 罚款 处罚 被罚 违规 违法 违建 隐患 局势 制裁 延期 维修 工资 垃圾 停车 被骗 被打 打人 道歉 致歉 争议
    质疑 翻车 塌房 封杀 解约 违约 停播 退赛 辱骂 怒斥 打架 网暴 出轨 离婚 婚变 分手 偷税 逃税 漏税 税款 黑幕
    丑闻 内幕 冒充 隐瞒 失信 老赖 限高 欠债 负债 遗产 遗嘱 墓地 葬礼 悼念 告别式 追悼 骨灰 器官捐献 骂战 反转
    实名 爆料 删帖 监控 录音 聊天记录 冤 亲子鉴定 被拐 寻亲 认亲 胎儿 患癌 癌症 白血病 病危 手术 停药 误诊 医闹
    辞职 辞任 下台 弹劾 选举 大选 当选 谈判 停战 关税 反制 战争 军方 军事 武装 特使 大使馆 领事 驱逐 外交部
    国防部 国台办 商务部 卫健委 教育局 公安局 检察院 法院 纪委 市监局 总统 访华 会谈 裁员 降薪 暴跌 崩盘 宕机
    崩了 故障 瘫痪 泄密 收购 破产重整 涨价 停售 禁售 召回 缺货 断供 免单 跑路 大火灾 预警 寒潮 大风 沙尘 暴雪
    高温 降温
    """

  private static let shows = """
    演唱会 演技 造型 妆造 红毯 封面 杂志 写真 路透 物料 新剧 短剧 电视剧 剧本 剧情 综艺 票房 预售 影帝 影后 彩蛋
    粉丝 应援 偶像 男团 女团 出道 公演 舞台 直拍 撕拉片 自拍 合照 合影 同框 官宣 穿搭 裙 高定 代言 联名 杀青
    进组 开机 首映 定档 播放量 云合 热播 打卡 文案 表情包 可爱 好美 好帅 嗑 二搭 跳舞 歌手 专辑 单曲 音乐节 晚会
    开幕式 闭幕式 决赛 半决赛 晋级 夺冠 冠军 亚军 金牌 银牌 铜牌 比赛 签表 混双 男单 女单 男篮 女篮 国足 男足
    女足 战胜 对阵 夺金 冲金 首秀 主帅 球员 球迷 世界杯 亚洲杯 奥运 冬奥 全运会 世运会 vs 剧宣 热度 观影 海报
    花絮 幕后 首播 大结局 收官 追剧 机场 生图 仿妆 微博之夜 星光大赏 跨年晚会 时装周 生日 队记 首发 绝杀 连胜
    进球 爆灯 话剧 影院 新歌 巡演 签售 签位 对战 交手 抢七 八强 四强 名场面 直播 饰演 主演 男主 女主 角色 cp
    氛围感 眼线 发型 长发 短发 体型差 比心 合体
    """

  private static let places = """
    北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川
    贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 广州 深圳 成都 杭州 武汉 西安 南京 苏州
    郑州 长沙 青岛 沈阳 大连 宁波 厦门 福州 泉州 南昌 合肥 济南 昆明 贵阳 南宁 兰州 太原 石家庄 哈尔滨 长春 海口
    三亚 拉萨 西宁 银川 无锡 东莞 佛山 温州 珠海 桂林 洛阳 美国 日本 韩国 朝鲜 印度 俄罗斯 乌克兰 英国 法国 德国
    意大利 西班牙 葡萄牙 荷兰 瑞典 挪威 芬兰 瑞士 波兰 土耳其 伊朗 伊拉克 以色列 叙利亚 沙特 阿联酋 埃及 南非 越南
    老挝 缅甸 泰国 柬埔寨 菲律宾 马来西亚 新加坡 印尼 印度尼西亚 澳大利亚 新西兰 加拿大 墨西哥 巴西 阿根廷 智利
    委内瑞拉 古巴 巴基斯坦 阿富汗 孟加拉 尼泊尔 哈萨克斯坦 蒙古 匈牙利 希腊 欧盟 莫斯科 巴黎 伦敦 东京 纽约 米兰
    加沙 巴勒斯坦 黎巴嫩 也门
    """

  private static let sites = """
    小区 花园 公寓 苑 村 市场 菜市场 中心 服务中心 便民 大厅 卫生院 养老院 敬老院 公园 商场 车站 学校 小学 中学 大学 学院 幼儿园 医院 广场 公司 社区 大厦 工地
    银行
    """

  private static let exercises = """
    演练 演习 模拟 推演 拉练 培训 宣传 讲座 科普 宣讲 预案 部署 检查 排查 提醒 温馨提示 活动
    """

  private static let fillers = """
    今日 本周 天气 气温 气象 多云 预报 召开 举行 开展 第一季度 第二季度 第三季度 第四季度 值班
    来电人 来电 投诉人 信访人 诉求人 市民 群众 村民 居民 业主 家长 网民 网传 致电 我市 我县 我镇 我村
    的 了 在 是 被 我 你 他 她 也 称 说 吗 呢 吧 啊 关于 通告 公告 通知 公示 请问 建议 要求 请求 反映 咨询 希望 问题 情况 为什么 怎么
    回应 官方 网友 记者 男子 女子 男孩 女孩 老人 孩子 学生 曝光 发布 发文 回复 最新 已经 可以 如何 何时 什么 哪些 再次 首次 今天 昨天 今年 去年 明年
    """
}
