/** Words about offers between calls, for whoever plans the work. */
export const offers = {
  'offers.title': '间隙提示',
  'offers.lead':
    '过去四周的练习提示，按队列和一天里的每一刻钟统计，不看个人。不足 {n} 人的不显示，每刻钟的比例取整到 5。',
  'offers.empty':
    '还没有 {n} 人以上用过间隙提示的队列。接入话务平台、对应坐席号之后这里会有，每一刻钟统计一次。',
  'offers.of': '{n} 次提示已有结果',
  'offers.show': '看什么',
  'offers.cut': '被来电打断',
  'offers.taken': '做了',
  'offers.put_off': '点了现在不',
  'offers.no_room': '时间太短，没提示',
  'offers.percent': '{n}%',
  'offers.whole': '全天 {n}%',
  'offers.whole_few': '全天不足 {n} 人',
  'offers.allowed': '允许 {allowed}%，模型预计 {expected}%',
  'offers.picture': '{queue}：{measure}，{n} 个刻钟有数据，最低 {least}%，最高 {most}%',
  'offers.picture_empty': '{queue}：{measure}，没有人数足够的刻钟',
  'offers.less': '少',
  'offers.more': '多',
  'offers.hidden': '不显示',
  'offers.figures': '按刻钟看数字',
  'offers.hour': '时段',
  'offers.o_clock': '{n}:00',
  'offers.minute': '{n} 分起',
  'offers.findings': '可以做什么',
  'offers.no_findings': '没有要动的',
  'offers.when': '{begins}–{until}',
  'offers.do_no_room':
    '间隙一般 {gap} 秒，放心能用的约 {fits} 秒，一道题也来不及。要练就在班表里排 5 到 15 分钟的培训时段。',
  'offers.do_one_item_only':
    '间隙一般 {gap} 秒，放心能用的约 {fits} 秒，只够做单题。整课请排进班表的培训时段。',
  'offers.do_cut_often': '来电比以往早，打断偏多。看看这段时间的排班是否变了，话务平台的消息是否迟到。',
  'offers.do_put_off_often': '大多点了现在不。这段时间可能更需要歇，培训时段可以排到别处。',
}
