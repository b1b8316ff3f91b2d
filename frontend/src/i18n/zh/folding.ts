/** Words of the panel folded to a strip. */
export const folding = {
  'folding.title': '收起的面板',
  'folding.fold': '把面板收成窄条',
  'folding.unfold': '展开面板',
  'folding.notices': '紧急口径 {n} 条',
  'folding.updates': '更新 {n} 条，有空再看',
  'folding.sign_in': '要再登录一次，展开后登录',
  'folding.unsent': '{n} 个答案先存在本机，等着上传',

  'phone.offline': '话机未登录',
  'phone.not_ready': '话机示忙',
  'phone.idle': '空闲，可随时接听',
  'phone.offered': '来电',
  'phone.talking': '通话中',
  'phone.held': '通话保持',
  'phone.acw': '话后处理',
  'phone.unknown': '话机状态未知',
}
