/** Valid things of the wire; a spec states only what matters to it. */
import type { Item, Key, Outcome, Session, Sitting, Step, Today, Verdict } from '@/api/types'

export const LIMIT = { slug: 'transfer', name: '转账限额' }

export const aSession = (part: Partial<Session['person']> = {}): Session => ({
  person: {
    id: 'p-1',
    name: '林晓雯',
    sign_in: '6021',
    language: 'zh-CN',
    theme: 'light',
    roles: ['agent'],
    team: { id: 't-1', name: '夜班一组' },
    ...part,
  },
  bank: { name: '澄江银行', time_zone: 'Asia/Shanghai', watermark: 'faint' },
  now: new Date().toISOString(),
  seat_key: null,
})

export const aKey = (part: Partial<Key> = {}): Key => ({
  valid_from: null,
  valid_to: null,
  correct: [2],
  answer: [],
  explanation_html: '<p>单日限额已改为 50,000 元。</p>',
  whys: [],
  compare: null,
  ...part,
})

export const anItem = (part: Partial<Item> = {}): Item => ({
  id: 'i-1',
  kind: 'single_choice',
  prompt: '客户想转三万，怎么回应？',
  customer: null,
  options: [
    { index: 2, text: '可以，一天最多五万', area: null },
    { index: 0, text: '不行，一天最多两万', area: null },
    { index: 1, text: '请到网点办理', area: null },
  ],
  unit: '',
  picture: null,
  release: '',
  keyed_on: 'device',
  key: [aKey()],
  ticket: 'ticket',
  skill: LIMIT,
  ask_certainty: false,
  source: { title: '手机银行转账限额 2.1', effective_from: null },
  ...part,
})

export const anItemStep = (part: Partial<Item> = {}, key = 'q-1'): Step => ({
  type: 'item',
  key,
  kind: null,
  title: '',
  html: '',
  compare: null,
  item: anItem(part),
  verdict: null,
})

export const aCard = (key = 'card-0'): Step => ({
  type: 'card',
  key,
  kind: 'change',
  title: '单日限额提高到 50,000 元',
  html: '<p>12 月 1 日起执行。</p>',
  compare: { old_label: '12 月 1 日前', old: '20,000 元', new_label: '12 月 1 日起', new: '50,000 元' },
  item: null,
  verdict: null,
})

export const aSitting = (part: Partial<Sitting> = {}): Sitting => ({
  id: 's-1',
  kind: 'lesson',
  title: '限额调整',
  skill: LIMIT,
  source: null,
  steps: [aCard(), anItemStep()],
  position: 0,
  sequence: 0,
  draft: null,
  ended: false,
  seconds_left: 40,
  ...part,
})

export const aVerdict = (part: Partial<Verdict> = {}): Verdict => ({
  client_event_id: 'e-1',
  verdict: 'right',
  at: '2026-11-21T12:00:00Z',
  needless: 0,
  correct: [2],
  answer: [],
  explanation_html: '<p>单日限额已改为 50,000 元。</p>',
  whys: [],
  compare: null,
  repeated: false,
  ...part,
})

export const anOutcome = (part: Partial<Outcome> = {}): Outcome => ({
  items: 1,
  right_first_time: 1,
  seconds: 40,
  skill: LIMIT,
  before: { level: 'learning', arcs: 2, stale: false },
  after: { level: 'solid', arcs: 3, stale: false },
  can_now: '你能说准新的单日限额。',
  next_review_on: '2026-11-24',
  awards: [],
  week_sittings: 4,
  settled: true,
  ...part,
})

export const aToday = (part: Partial<Today> = {}): Today => ({
  next: {
    kind: 'update',
    reason: 'mandatory_before_effect',
    title: '限额调整',
    seconds: 40,
    lesson_id: 'l-1',
    sitting_id: null,
    skill: LIMIT,
    effective_from: '2026-11-30T16:00:00Z',
    assigned: null,
  },
  or_else: null,
  updates: [
    {
      lesson_id: 'l-1',
      title: '限额调整',
      seconds: 40,
      effective_from: '2026-11-30T16:00:00Z',
      in_effect: false,
      done: false,
      assigned: null,
    },
  ],
  updates_left: 0,
  review: null,
  practised_seconds: 180,
  cap_seconds: 360,
  week_sittings: 4,
  skills: [],
  placement: 0,
  flips: [],
  ...part,
})
