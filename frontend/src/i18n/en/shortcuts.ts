import type { shortcuts as zh } from '../zh/shortcuts'

export const shortcuts: Record<keyof typeof zh, string> = {
  'shortcut.title': 'All shortcuts',
  'shortcut.choose': 'Choose an option',
  'shortcut.main': 'The main button',
  'shortcut.unsure': 'Not sure: see why first',
  'shortcut.fold': 'Fold; your place is kept',
  'shortcut.resume': 'Go on after a call',
  'shortcut.more': 'One more',
  'shortcut.help': 'Open this sheet',
  'shortcut.note':
    'Single keys rest while you type in a field, and for 0.4 seconds after the screen changes.',
  'shortcut.strip': 'Fold the panel to a strip; Enter unfolds it',
  'shortcut.search': 'Look a rule up',
  'shortcut.hard': 'That call was hard: no practice for a while',
  'shortcut.mute': 'No practice for an hour',
  'shortcut.change': 'Change the key: {what}',
  'shortcut.press': 'Press it',
  'shortcut.taken': 'That key does something else already or is the browser’s; please take another',
  'shortcut.off': 'Switch all single keys off',
  'shortcut.on': 'Switch single keys on',
  'shortcut.ours': 'Our keys again',
}
