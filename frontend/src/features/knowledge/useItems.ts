/** How items are answered, and deciding about those that stand aside. */
import { ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import { queries, useRead } from '@/api/queries'
import type { ItemHealth } from '@/api/types'

const KEY = ['items', 'health']

export function useItems() {
  const { data, ...state } = useRead(KEY, () => ask(api.GET('/api/v1/items/health')))
  const isActing = ref(false)
  const refusal = shallowRef<ApiProblem | null>(null)

  async function decide(id: string, decision: NonNullable<ItemHealth['decision']>): Promise<void> {
    isActing.value = true
    refusal.value = null
    try {
      const path = { item_id: id }
      const told = await ask(
        api.POST('/api/v1/items/{item_id}/decision', { params: { path }, body: { decision } }),
      )
      queries.setQueryData(KEY, told)
    } catch (thrown) {
      refusal.value = asProblem(thrown)
      await queries.invalidateQueries({ queryKey: KEY })
    } finally {
      isActing.value = false
    }
  }

  return { data, ...state, isActing, refusal, decide }
}
