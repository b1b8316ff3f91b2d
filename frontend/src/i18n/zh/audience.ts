/** For whom something is. */
export const audience = {
  'audience.title': '推送给谁',
  'audience.all': '全部坐席',
  'audience.some': '指定的人',
  'audience.teams': '班组（含下级）',
  'audience.queues': '队列（选中它要求的技能）',
  'audience.skills': '持有这些技能的资格',
  'audience.why': '两边都选时，只推送给所选班组里持有所选资格的人。',
}
