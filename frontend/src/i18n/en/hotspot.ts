/** Words of clicking on a picture of a screen. */
export const hotspot = {
  'hotspot.way': 'How to answer',
  'hotspot.on_picture': 'On the picture',
  'hotspot.in_list': 'From a list',
  'hotspot.how': 'Click on the picture, step by step',
  'hotspot.press_near': 'Click once to bring a part nearer, then answer',
  'hotspot.draw': 'Drag to see other parts',
  'hotspot.whole': 'Whole picture',
  'hotspot.clicked': '{n} {n|click|clicks}',
  'hotspot.back': 'Take back the last click',
  'hotspot.missing': 'The picture did not arrive. Choose from the list; it counts the same.',
  'hotspot.retry': 'Try the picture again',
  'hotspot.path': 'In order: {path}',
  'hotspot.needless': '{n} {n|click|clicks} more than needed. The verdict is the same.',
}
