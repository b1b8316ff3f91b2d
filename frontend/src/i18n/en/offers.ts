import type { offers as zh } from '../zh/offers'

export const offers: Record<keyof typeof zh, string> = {
  'offers.title': 'Offers between calls',
  'offers.lead':
    'What became of offers in four weeks, by queue and quarter of an hour of the day, never by person. Of fewer than {n} people nothing is shown; shares of a quarter are rounded to five.',
  'offers.empty':
    'No queue in which {n} people had offers yet. Once a platform is connected and its agents are known, they stand here, counted every quarter of an hour.',
  'offers.of': '{n} {n|offer|offers} whose end is known',
  'offers.show': 'What to show',
  'offers.cut': 'Cut by a call',
  'offers.taken': 'Taken',
  'offers.put_off': 'Put off',
  'offers.no_room': 'No room, not offered',
  'offers.percent': '{n}%',
  'offers.whole': 'All day {n}%',
  'offers.whole_few': 'All day fewer than {n} people',
  'offers.allowed': '{allowed}% allowed, {expected}% expected',
  'offers.picture':
    '{queue}: {measure}, {n} {n|quarter|quarters} of an hour with figures, lowest {least}%, highest {most}%',
  'offers.picture_empty': '{queue}: {measure}, no quarter of an hour with enough people',
  'offers.less': 'Few',
  'offers.more': 'Many',
  'offers.hidden': 'Not shown',
  'offers.figures': 'Figures by quarter of an hour',
  'offers.hour': 'Hour',
  'offers.o_clock': '{n}:00',
  'offers.minute': 'From :{n}',
  'offers.findings': 'What can be done',
  'offers.no_findings': 'Nothing to act on',
  'offers.when': '{begins}–{until}',
  'offers.do_no_room':
    'Gaps of about {gap} s, of which some {fits} s can be relied on: not even one item fits. To practise here, plan 5 to 15 minutes of training in the roster.',
  'offers.do_one_item_only':
    'Gaps of about {gap} s, of which some {fits} s can be relied on: only single items fit. Plan whole lessons as training in the roster.',
  'offers.do_cut_often':
    'Calls come sooner than they used to and cut more. See whether rosters changed here, and whether the platform tells late.',
  'offers.do_put_off_often':
    'Most offers are put off. Rest may be needed more here; training can be planned elsewhere.',
}
