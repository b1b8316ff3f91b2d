/** Valid articles, revisions and lessons of the office. */
import type { Article, FactChange, Lesson, Revision, RevisionDetail } from '@/api/types'
import { aCard, anItemStep } from './builders'

const CHEN = { id: 'p-1', name: '陈岩' }
const ZHAO = { id: 'p-2', name: '赵敏' }

export const aRevision = (part: Partial<Revision> = {}): Revision => ({
  id: 'r-1',
  number: 1,
  state: 'published',
  proposer: CHEN,
  approver: ZHAO,
  effective_from: '2026-01-31T16:00:00Z',
  submitted_at: null,
  approved_at: null,
  rolled_back_at: null,
  note: '',
  ...part,
})
export const anArticle = (part: Partial<Article> = {}): Article => ({
  slug: 'limits',
  title: '转账限额',
  language: 'zh-CN',
  skills: [],
  body: '单日限额 20,000 元。',
  revisions: [aRevision()],
  draft: null,
  origin: null,
  ...part,
})
export const aDraft = (part: Partial<NonNullable<Article['draft']>> = {}) => ({
  revision_id: 'r-2',
  body: '单日限额 50,000 元。',
  version: 3,
  state: 'draft' as const,
  by: CHEN,
  updated_at: '2026-11-21T12:00:00Z',
  ...part,
})
export const aLesson = (part: Partial<Lesson> = {}): Lesson => ({
  id: 'l-1',
  title: '单日限额提高了',
  seconds: 40,
  markdown: '---\nslug: limits\n---',
  steps: [aCard(), anItemStep()],
  items: [],
  complaints: [],
  version: 1,
  state: 'drafted',
  ...part,
})
export const aFact = (part: Partial<FactChange> = {}): FactChange => ({
  id: 'f-1',
  change: 'changed',
  kind: 'limit',
  topic: '单日限额',
  statement: '单日限额 50,000 元。',
  old: '20,000 元',
  new: '50,000 元',
  path: ['转账限额'],
  importance: 1,
  worth_teaching: true,
  is_often_asked: false,
  document: 'after',
  start: 0,
  end: 9,
  ...part,
})
export const aDetail = (
  state: Revision['state'],
  may: Partial<RevisionDetail['may']> = {},
  part: Partial<RevisionDetail> = {},
): RevisionDetail => ({
  revision: aRevision({ id: 'r-2', number: 2, state, approver: null, effective_from: null }),
  article: { slug: 'limits', title: '转账限额' },
  before: '单日限额 20,000 元。',
  after: '单日限额 50,000 元。',
  facts: [aFact()],
  ignored: [],
  notices: [],
  dropped: [],
  rulings: { changes: [], order: [], answered: [], version: 0 },
  lessons: [aLesson()],
  audience: { teams: [], skills: [] },
  undercut_by: null,
  seen: 'mark-1',
  may: { edit: false, submit: false, approve: false, return_: false, roll_back: false, ...may },
  ...part,
})
