/** Forms that are not saved yet, one for each skill, kept over a reload. */
import { computed, ref, type Ref } from 'vue'
import type { SkillDraft } from '@/api/types'
import { blank, isSame, skillIn, type Written } from './draft'
import { formOf, skillOf, type Form } from './form'
import { keptRef } from './kept'

/** The slug under which a skill is written before it has one of its own. */
export const NEW = 'new-skill'

interface Unsaved {
  form: Form
  /** What the writer started from; null for a new skill. */
  base: Written | null
}

export function useForms(draft: Ref<SkillDraft | null>, chosen: Ref<string | null>) {
  const all = keptRef<Record<string, Unsaved>>('skill-forms')
  /** Counts up when the form has to start anew: after saving, dropping, or a change from elsewhere. */
  const edition = ref(0)

  const unsaved = computed(() => (chosen.value === null ? undefined : all.value?.[chosen.value]))
  const known = computed(() => draft.value && chosen.value !== null && skillIn(draft.value, chosen.value))
  const isNew = computed(() => chosen.value !== null && !known.value)
  const start = computed((): Form | null => {
    if (unsaved.value) return unsaved.value.form
    if (known.value) return formOf(known.value.written)
    return draft.value && chosen.value !== null ? formOf(blank(draft.value.fields[0]?.slug ?? '')) : null
  })
  const base = computed(() => (unsaved.value ? unsaved.value.base : known.value ? known.value.written : null))
  const names = computed(() => Object.keys(all.value ?? {}))

  function keep(slug: string, form: Form): void {
    const from = base.value
    if (from && isSame(skillOf(form), from)) return forget(slug)
    all.value = { ...all.value, [slug]: { form: JSON.parse(JSON.stringify(form)) as Form, base: from } }
  }

  function forget(slug: string): void {
    const rest = Object.entries(all.value ?? {}).filter(([each]) => each !== slug)
    all.value = rest.length > 0 ? Object.fromEntries(rest) : null
  }

  /** Go on from what another editor wrote: the next saving puts this form over it. */
  function rebase(slug: string): void {
    const mine = all.value?.[slug]
    const theirs = draft.value && skillIn(draft.value, slug)
    if (mine) all.value = { ...all.value, [slug]: { ...mine, base: theirs ? theirs.written : null } }
  }

  /** Let the form show the draft again. */
  function renew(slug?: string): void {
    if (slug !== undefined) forget(slug)
    edition.value += 1
  }

  return {
    start,
    base,
    isNew,
    isDirty: computed(() => unsaved.value !== undefined),
    names,
    edition,
    keep,
    rebase,
    renew,
    forget,
  }
}
