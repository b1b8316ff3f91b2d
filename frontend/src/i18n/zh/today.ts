/** Words of the parts of Today that come after its first suggestion. */
export const today = {
  'more.fits_whole': '这个间隙大约够 {n} 秒，上面这一项能做完',
  'more.fits_one_item': '这个间隙大约够 {n} 秒，先做一题正好，来电会保存',
  'more.placement': '入门摸底，{n} 题',
  'more.aside': '不做摸底',
  'more.aside_done': '摸底已放下，想做时再拿起来',
  'more.aside_back': '还是做摸底',
  'more.skill': '技能',
  'more.learn': '我要学',
  'more.learn_lead': '自己选一项，隔天再答对一次就点亮',
  'more.care': '照顾',
  'more.rest': '缓一缓 · 一分钟',
  'more.rest_lead': '不计时，不记录',
  'more.rest_how': '看看远处，放下肩膀，慢慢呼气。来电照常进来，什么都不会丢。',
  'more.gap': '接线间隙怎么安排',
}
