/** What a flash notice shows with its own words. */
export const flash = {
  'flash.title': '紧急口径',
  'flash.urgent': '紧急',
  'flash.say': '这样说',
  'flash.must_not_say': '不要说',
  'flash.until': '{at} 前有效',
  'flash.received': '收到',
  'flash.more': '看完还有 {n} 条',
  'flash.desk': '通话中',
}
