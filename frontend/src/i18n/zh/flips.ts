/** Words of rules that change while somebody works. */
export const flips = {
  'flip.hour': '{hour} 点',
  'flip.time': '{hour}:{minute}',
  'flip.coming': '{at}起换新规，{n} 条',
  'flip.turned': '这条规则{at}起已换，现在按新规答',
  'flip.over': '这条规则{at}起已换，这里还是旧的',
}
