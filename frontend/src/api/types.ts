/** Short names for the shapes of the HTTP interface, all of them taken from `schema.ts`. */
import type { components, paths } from './schema'

type Schemas = components['schemas']

export type Session = Schemas['SessionOut']
export type Role = Session['person']['roles'][number]
export type Language = Session['person']['language']
export type Theme = Session['person']['theme']
export type SkillRef = Schemas['SkillRef']
export type Level = Schemas['LevelOut']
export type Next = Schemas['NextOut']
export type Today = Schemas['TodayOut']

export type Sitting = Schemas['SittingOut']
export type Step = Schemas['StepOut']
export type Item = Schemas['ItemOut']
export type Key = Schemas['KeyWindowOut']
export type Answer = Schemas['AnswerBody']
export type AnswerIn = Schemas['AnswerIn']
export type Verdict = Schemas['VerdictOut']
export type SittingEvent = Schemas['EventIn']
export type Outcome = Schemas['OutcomeOut']
export type Comparison = NonNullable<Step['compare']>

export type MySkill = Schemas['MySkillsOut']['skills'][number]
export type MyBadges = paths['/api/v1/badges/mine']['get']['responses'][200]['content']['application/json']

export type ArticleRow = Schemas['ArticlesOut']['articles'][number]
export type Article = Schemas['ArticleOut']
export type Draft = NonNullable<Article['draft']>
export type Revision = Schemas['RevisionOut']
export type RevisionDetail = Schemas['RevisionDetailOut']
export type FactChange = Schemas['FactChangeOut']
export type Notice = RevisionDetail['notices'][number]
export type Rulings = RevisionDetail['rulings']
export type Audience = RevisionDetail['audience']
export type Approval = Schemas['ApprovalIn']
export type AudienceChoices = Schemas['AudienceChoicesOut']
export type ItemHealth = Schemas['ItemHealthOut']
export type Lesson = Schemas['LessonOut']

export type Account = Schemas['AccountsOut']['accounts'][number]
export type Look = Schemas['LooksOut']['looks'][number]
export type MyData = Schemas['MyDataOut']
export type Token = Schemas['TokenOut']
export type NewToken = Schemas['NewTokenOut']
export type Scope = Token['scopes'][number]
export type Switches = Schemas['SwitchesOut']
export type AutomaticFunction = Switches['functions'][number]
export type SwitchTurn = Switches['turns'][number]
export type HeldJob = Schemas['HeldJobsOut']['jobs'][number]
export type Phones = Schemas['PhonesOut']
export type ParkedAgent = Phones['parked'][number]
export type KnownAgent = Phones['bound'][number]
export type Telling = Schemas['TellingOut']
export type Disclosure = Schemas['DisclosureOut']
export type Records = Schemas['RecordsOut']
export type Watch = Schemas['WatchOut']

export type Qualification = Schemas['QualificationOut']
export type Workforce = Schemas['WorkforceOut']
export type WorkforceReport = Schemas['WorkforceReportOut']

export type UpdateRow = Schemas['UpdatesOut']['updates'][number]
export type UpdateReadiness = Schemas['UpdateReadinessOut']

export type FactFound = Schemas['FactFoundOut']
