/** Words of the page of all that is asked of me. */
export const asked = {
  'asked.title': '要我学的',
  'asked.lead': '有人请我学的，和银行要求掌握的新规。做完的，到期那天以后不再列出',
  'asked.by_people': '有人请我学',
  'asked.nobody': '现在没有人请你学什么',
  'asked.why': '{name}：{why}',
  'asked.due': '{day}前',
  'asked.over': '{day}已到期',
  'asked.done': '已完成',
  'asked.required': '银行要求的新规',
  'asked.none_required': '新规都学过了',
  'asked.since': '{day}起已生效',
  'asked.from': '{day}起生效',
  'asked.start': '开始学',
  'asked.skill': '看这项技能',
  'asked.gone': '这一课刚刚撤下，不用学了',
}
