/** Words of the skills page. */
export const skills = {
  'skills.title': '我的技能',
  'skills.lead': '只有你自己和你的班长、带教看得到',
  'skills.empty': '还没有和你岗位相关的技能。练过第一条更新后，这里会出现。',
  'skills.facts': '{fresh} / {n} 条要点记得住',
  'skills.answers': '依据：{n} 次作答',
  'stage.1': '新人期',
  'stage.2': '独立接听',
  'stage.3': '复杂来电',
  'stage.4': '专家与带教',
}
