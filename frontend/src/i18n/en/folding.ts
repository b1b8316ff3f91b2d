import type { folding as zh } from '../zh/folding'

export const folding: Record<keyof typeof zh, string> = {
  'folding.title': 'Folded panel',
  'folding.fold': 'Fold the panel to a strip',
  'folding.unfold': 'Unfold the panel',
  'folding.notices': '{n} flash {n|notice|notices}',
  'folding.updates': '{n} {n|update|updates} for when there is time',
  'folding.sign_in': 'Unfold to sign in once more',
  'folding.unsent': '{n} {n|answer|answers} kept on this computer, to be sent',

  'phone.offline': 'Phone signed out',
  'phone.not_ready': 'Phone not ready',
  'phone.idle': 'Free for calls',
  'phone.offered': 'A call comes in',
  'phone.talking': 'On a call',
  'phone.held': 'A call on hold',
  'phone.acw': 'Wrapping up',
  'phone.unknown': 'Nothing known of the phone',
}
