/** Sending tables: judged or taken in, with a report or with what is wrong. */
import { ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { WorkforceReport } from '@/api/types'

export function useTaking(whenTaken: () => Promise<void>) {
  const report = shallowRef<WorkforceReport | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const isSending = ref(false)

  function forget(): void {
    report.value = null
    problem.value = null
  }

  async function send(files: readonly File[], isOnlyChecked: boolean): Promise<void> {
    forget()
    isSending.value = true
    try {
      report.value = await ask(
        api.POST('/api/v1/workforce/files', {
          // The schema knows a file only as text; what travels is a form.
          body: { files: [], dry_run: isOnlyChecked },
          bodySerializer: () => formOf(files, isOnlyChecked),
        }),
      )
      if (!isOnlyChecked) await whenTaken()
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      isSending.value = false
    }
  }
  return { report, problem, isSending, send, forget }
}

function formOf(files: readonly File[], isOnlyChecked: boolean): FormData {
  const form = new FormData()
  for (const file of files) form.append('files', file)
  form.append('dry_run', String(isOnlyChecked))
  return form
}
