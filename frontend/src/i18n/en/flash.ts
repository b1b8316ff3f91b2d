/** What a flash notice shows with its own words. */
export const flash = {
  'flash.title': 'Flash notice',
  'flash.urgent': 'Urgent',
  'flash.say': 'Say',
  'flash.must_not_say': 'Do not say',
  'flash.until': 'Until {at}',
  'flash.received': 'Got it',
  'flash.more': '{n} more after this',
  'flash.desk': 'On a call',
}
