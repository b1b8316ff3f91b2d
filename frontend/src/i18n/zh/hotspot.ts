/** Words of clicking on a picture of a screen. */
export const hotspot = {
  'hotspot.way': '作答方式',
  'hotspot.on_picture': '在图上点',
  'hotspot.in_list': '从列表选',
  'hotspot.how': '按操作顺序在图上依次点',
  'hotspot.press_near': '先点一下，放大那一块再作答',
  'hotspot.draw': '拖动可以看别处',
  'hotspot.whole': '看全图',
  'hotspot.clicked': '点了 {n} 下',
  'hotspot.back': '撤回上一下',
  'hotspot.missing': '图片没取到，先从列表里选，作答照算。',
  'hotspot.retry': '再取一次',
  'hotspot.path': '正确顺序：{path}',
  'hotspot.needless': '多点了 {n} 下，不影响判定。',
}
