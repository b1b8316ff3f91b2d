import { expect, it } from 'vitest'
import { blank, isSame, type Written } from './draft'
import { formOf, skillOf } from './form'

const words = (zh: string) => ({ zh, en: '' })
const fraud: Written = {
  ...blank('compliance'),
  name: '反诈',
  name_en: 'Fraud',
  queues: ['fraud', 'card'],
  evidence: ['observed', 'quiz'],
  valid_days: 365,
  behaviours: [{ level: 'solid', zh: '能让客户停下来', en: 'Stops them' }],
  boundary: { answers: words('劝阻'), refers: words('案件'), to: words('96110') },
}

it('says the same skill after the way through its form', () => {
  expect(isSame(skillOf(formOf(fraud)), fraud)).toBe(true)
  expect(isSame(skillOf(formOf(blank('basics'))), blank('basics'))).toBe(true)
})

it('takes queues however they are parted, and leaves out what nobody wrote', () => {
  const form = formOf(fraud)
  form.queues = 'card，wealth fraud'
  form.criteria.solid.zh = ' '
  form.boundary.to.zh = ''
  form.valid_days = ''

  const { queues, behaviours, boundary, valid_days } = skillOf(form)
  expect({ queues, behaviours, boundary, valid_days }).toEqual({
    queues: ['card', 'wealth', 'fraud'],
    behaviours: [],
    boundary: null,
    valid_days: null,
  })
})

it('tells what is other, in whatever order a set comes', () => {
  expect(isSame({ ...fraud, evidence: ['quiz', 'observed'] }, fraud)).toBe(true)
  expect(isSame({ ...fraud, stage: 2 }, fraud)).toBe(false)
})
