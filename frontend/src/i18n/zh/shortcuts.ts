/** The words of the list of keys. */
export const shortcuts = {
  'shortcut.title': '全部快捷键',
  'shortcut.choose': '选择选项',
  'shortcut.main': '主按钮',
  'shortcut.unsure': '还不确定，先看解析',
  'shortcut.fold': '收起，进度会保存',
  'shortcut.resume': '通话结束后继续',
  'shortcut.more': '再练一条',
  'shortcut.help': '打开这一页',
  'shortcut.note': '在输入框里打字时，单键不起作用。切换画面后的 0.4 秒内也不起作用。',
  'shortcut.search': '查规则',
  'shortcut.change': '更换按键：{what}',
  'shortcut.press': '请按键',
  'shortcut.taken': '这个键已有用处，或属于浏览器，请换一个',
  'shortcut.off': '关闭全部单键',
  'shortcut.on': '打开单键',
  'shortcut.ours': '恢复默认按键',
}
