/** Words around the duty over a team for one shift. */
export const watches = {
  'watches.title': '代班',
  'watches.lead':
    '把一个班次的值班交给同事。班次前后各 1 小时内，对方能看到这些班组的新规就绪，看不到个人页面；到时自动结束。',
  'watches.empty': '现在和接下来没有安排代班',
  'watches.span': '{from} 至 {until}',
  'watches.on': '正在值班',
  'watches.given': '{name}安排',
  'watches.take_back': '收回',
  'watches.give': '安排代班',
  'watches.person': '同事账号',
  'watches.team': '班组（含下级）',
  'watches.starts': '开始',
  'watches.ends': '结束（最长 16 小时）',
  'watches.submit': '安排',
  'watches.unfit': '班次要在 31 天内开始、还没结束，最长 16 小时',
  'watches.nobody': '没有这个账号，或不是你们单位的同事',
  'watches.not_led': '只能安排你自己带的班组',
}
