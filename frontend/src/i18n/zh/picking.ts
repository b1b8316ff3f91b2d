/** Words for picking a lesson by oneself, where choosing is switched off. */
export const picking = {
  'pick.done': '学过',
  'pick.empty': '现在没有可以学的课程',
  'pick.list': '可以学的课程',
}
