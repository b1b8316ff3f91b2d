/** Words of the screen at the end of a sitting. */
export const ending = {
  'end.done': '这一条练完了',
  'end.placed': '这几题记下了，就从这里学起',
  'end.skill': '{skill}：{moved}',
  'end.moved': '{before} → {after}',
  'end.award': '新徽章：{name}',
  'end.items': '共 {n} 题',
  'end.right_first': '{n} 题一次答对',
  'end.review': '建议 {day}前复习',
  'end.week': '本周练了 {n} 次',
  'end.settling': '正在核对徽章标准',
  'end.wait': '正在保存这次练习',
  'end.later': '练完了，已存在本机',
  'end.later_why': '联网后自动上传，之后在“技能”里看结果。',
  'end.back': '返回工作台',
  'end.more': '再练一条，{span}',
}
