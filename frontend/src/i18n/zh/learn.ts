/** Words of the page 我要学. */
export const learn = {
  'learn.title': '我要学',
  'learn.lead': '搜一项技能或一条规则，先试一题；隔半天以上再答对一次，就点亮。只有你自己看得到',
  'learn.find': '搜技能或规则，比如“限额”',
  'learn.found': '找到 {n} 项',
  'learn.none': '没找到可以练的。换个词试试，或看看技能地图',
  'learn.skill_whole': '整项技能',
  'learn.try': '试一试',
  'learn.again': '再练一次',
  'learn.mine': '正在学',
  'learn.empty': '还没有自己选的。搜一搜，从一条开始',
  'learn.begun': '再答对就记一次',
  'learn.resting': '答对了一次。{at}以后再答对，就点亮',
  'learn.lit': '已点亮：隔了半天以上仍答对',
  'learn.facts': '共 {n} 条，点亮 {lit} 条',
  'learn.let_go': '不学了',
}
