/** Words for picking a lesson by oneself, where choosing is switched off. */
export const picking = {
  'pick.done': '学过',
  'pick.empty': '现在没有可以学的课程',
  'pick.list': '可以学的课程',
  'pick.in_hand': '网络断了，这几节已经在本机，现在就能学',
  'pick.away': '网络断了，联网后在这里挑课；之前的进度都在',
}
