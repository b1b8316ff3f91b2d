/** Words of the badges page. */
export const badges = {
  'badges.title': '我的徽章',
  'badges.earned': '已获得',
  'badges.none': '还没有徽章。练到“会用”并保持住，就会出现在这里。',
  'badges.on_the_way': '正在积累',
  'badges.part': '{have} / {need}',
  'badges.at': '{day} 获得',
  'badges.stale': '规则已更新，复习后恢复',
  'badges.evidence': '查看依据（{n}）',
}
