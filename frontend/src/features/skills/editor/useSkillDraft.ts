/** The one draft of the skills: every act is saved at once, can be taken back, and never runs over another editor's. */
import { computed, ref, watch } from 'vue'
import { api, ask } from '@/api/client'
import { ApiProblem, asProblem } from '@/api/problem'
import { queries, useRead } from '@/api/queries'
import type { SkillDraft, SkillsInForce } from '@/api/types'
import { useAct } from '@/api/useAct'
import { circleThrough } from './circle'
import { afterIn, isSame, movedBetween, nameOf, skillIn, type Written } from './draft'
import { keptRef } from './kept'
import { t } from './words'

const MOST_STEPS = 20
const KEY = ['skill-graph']
/** The draft has moved on, or is gone. Nobody is told so but by what became of it. */
const OVERTAKEN = ['skill-draft-outdated', 'skill-draft-not-found']

interface Steps {
  /** The version they lead back from. */
  version: number
  draft: string
  texts: string[]
}

/** What became of one act. */
export type Outcome = 'done' | 'circle' | 'conflict' | 'refused'

export function useSkillDraft() {
  const { data, isLoading, problem, retry } = useRead(KEY, () => ask(api.GET('/api/v1/skills/graph')))
  const { act, isActing, problem: refused } = useAct()
  const inForce = ref<SkillsInForce | null>(null)
  const steps = keptRef<Steps>('skill-steps')
  /** One sentence on what just happened, and whether it stopped an act. */
  const notice = ref<{ text: string; isWarning: boolean } | null>(null)

  watch(data, (told) => told && !isActing.value && (inForce.value = told), { immediate: true })
  const draft = computed(() => inForce.value?.draft ?? null)
  const canUndo = computed(
    () =>
      steps.value !== null &&
      steps.value.draft === draft.value?.id &&
      steps.value.version === draft.value.version,
  )

  const current = () => ask(api.GET('/api/v1/skills/graph'))
  const warn = (text: string): void => void (notice.value = { text, isWarning: true })
  const hold = (told: SkillsInForce): void => {
    inForce.value = told
    queries.setQueryData(KEY, told)
  }
  const take = (told: SkillDraft): void => void (inForce.value && hold({ ...inForce.value, draft: told }))

  /** Send something that moves the draft on, and keep the step back. */
  async function step(send: (version: number) => Promise<SkillDraft>): Promise<void> {
    const before = draft.value
    if (!before) throw new ApiProblem('skill-draft-not-found', 404, '')
    const after = await send(before.version)
    const known = canUndo.value ? (steps.value?.texts ?? []) : []
    const texts = before.toml.trim() ? [...known, before.toml].slice(-MOST_STEPS) : known
    steps.value = texts.length > 0 ? { version: after.version, draft: after.id, texts } : null
    take(after)
  }

  async function tried(deed: () => Promise<unknown>): Promise<Outcome> {
    notice.value = null
    if (await act(deed)) return 'done'
    return OVERTAKEN.includes(refused.value?.code ?? '') ? 'conflict' : 'refused'
  }

  /** Read what another editor made of the draft: a sentence on that; null, with a warning, where it is gone. */
  async function catchUp(): Promise<string | null> {
    const before = draft.value
    try {
      hold(await current())
    } catch (thrown) {
      refused.value = asProblem(thrown)
      return null
    }
    if (!draft.value) warn(t('editor.gone'))
    if (!draft.value || !before) return null
    return t('editor.merged', { names: movedBetween(before, draft.value).join(t('list.comma')) })
  }

  /**
   * Write a skill. `base` is what the writer started from, null for a new one: where another editor changed
   * other skills, both stand; where they changed this one, nothing is sent and what each wrote stays.
   */
  async function put(slug: string, skill: Written, base: Written | null): Promise<Outcome> {
    const name = nameOf({ written: skill })
    const circle = draft.value && circleThrough(slug, afterIn(draft.value, slug, skill.after))
    if (circle) {
      warn(
        t('editor.circle', { names: circle.map((each) => (each === slug ? name : named(each))).join(' → ') }),
      )
      return 'circle'
    }
    const isTouched = (): boolean => !isSame(written(slug), base)
    const both = (): Outcome => {
      warn(t('editor.both', { name }))
      return 'conflict'
    }
    if (isTouched()) return both()
    const send = () =>
      tried(() =>
        step((version) =>
          ask(
            api.PUT('/api/v1/skills/graph/draft/skills/{slug}', {
              params: { path: { slug } },
              body: { version, skill },
            }),
          ),
        ),
      )
    const outcome = await send()
    const merged = outcome === 'conflict' ? await catchUp() : null
    if (merged === null) return outcome
    if (isTouched()) return both()
    const again = await send()
    if (again === 'done') notice.value = { text: merged, isWarning: false }
    return again
  }

  const written = (slug: string): Written | null =>
    (draft.value && skillIn(draft.value, slug)?.written) ?? null
  const named = (slug: string): string => {
    const known = written(slug)
    return known ? nameOf({ written: known }) : slug
  }

  async function caught(outcome: Promise<Outcome>): Promise<Outcome> {
    const told = await outcome
    const merged = told === 'conflict' ? await catchUp() : null
    if (merged !== null) warn(`${merged}${t('editor.again')}`)
    return told
  }

  const takeOut = (slug: string): Promise<Outcome> =>
    caught(
      tried(() =>
        step((version) =>
          ask(
            api.POST('/api/v1/skills/graph/draft/skills/{slug}/removal', {
              params: { path: { slug } },
              body: { version },
            }),
          ),
        ),
      ),
    )

  /** Change a field or a position, or drop it; nothing is sent over what another editor made meanwhile. */
  const change = (send: (version: number) => Promise<SkillDraft>): Promise<Outcome> =>
    caught(tried(() => step(send)))

  const saveToml = (toml: string, version: number): Promise<Outcome> =>
    caught(tried(() => step(() => ask(api.PUT('/api/v1/skills/graph/draft', { body: { version, toml } })))))

  const undo = (): Promise<Outcome> =>
    caught(
      tried(async () => {
        const kept = steps.value
        const toml = kept?.texts[kept.texts.length - 1]
        if (!kept || toml === undefined || !draft.value) return
        const told = await ask(
          api.PUT('/api/v1/skills/graph/draft', { body: { version: draft.value.version, toml } }),
        )
        const texts = kept.texts.slice(0, -1)
        steps.value = texts.length > 0 ? { version: told.version, draft: told.id, texts } : null
        take(told)
      }),
    )

  const begin = (): Promise<Outcome> =>
    tried(async () => take(await ask(api.POST('/api/v1/skills/graph/draft'))))

  const submit = (note: string): Promise<Outcome> =>
    caught(
      tried(async () => {
        const version = draft.value?.version ?? 1
        take(await ask(api.POST('/api/v1/skills/graph/draft/submission', { body: { version, note } })))
        steps.value = null
      }),
    )

  const settle = (how: 'publication' | 'removal'): Promise<Outcome> =>
    caught(
      tried(async () => {
        const body = { version: draft.value?.version ?? 1 }
        hold(await ask(api.POST(`/api/v1/skills/graph/draft/${how}`, { body })))
        steps.value = null
      }),
    )

  return {
    inForce,
    draft,
    isLoading,
    problem,
    retry,
    isActing,
    refusal: computed(() => (OVERTAKEN.includes(refused.value?.code ?? '') ? null : refused.value)),
    notice,
    canUndo,
    begin,
    put,
    takeOut,
    change,
    saveToml,
    undo,
    submit,
    publish: () => settle('publication'),
    drop: () => settle('removal'),
  }
}
