/** Words for looking a fact up while a customer waits. */
export const lookup = {
  'lookup.label': '查一条规定',
  'lookup.none': '没有找到含这些字的规定',
  'lookup.ended': '{day}起不再适用',
  'lookup.from': '{day}起',
  'lookup.since': '{day}起执行',
  'lookup.source': '看原文',
  'lookup.trouble': '暂时查不到，请按平时的渠道查',
  'lookup.private': '只有你看得见，不计时；搜的字不记，点开过的一条之后可能再问一次',
  'lookup.found': '找到 {n} 条',
}
