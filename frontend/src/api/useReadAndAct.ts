/** What a page shows and what can be done about it: one read, and acts after which it is read again. */
import type { MaybeRefOrGetter } from 'vue'
import type { QueryKey } from '@tanstack/vue-query'
import { useRead } from './queries'
import { useAct } from './useAct'

/** `unread` is why there is nothing to show, `problem` why the last act was refused. */
export function useReadAndAct<T>(key: MaybeRefOrGetter<QueryKey>, read: () => Promise<T>) {
  const { data, isLoading, problem: unread, retry } = useRead(key, read)
  const { act: attempt, isActing, problem } = useAct()

  /** Do it, then read again whether or not it was refused: somebody else may have been quicker. True when it succeeded. */
  async function act(deed: () => Promise<unknown>): Promise<boolean> {
    const isDone = await attempt(deed)
    await retry()
    return isDone
  }
  return { data, isLoading, unread, retry, act, isActing, problem }
}
