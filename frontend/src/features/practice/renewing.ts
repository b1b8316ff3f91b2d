/** What was decided since about the steps in hand: a rule may have changed while the network was gone. */
import { api, ask } from '@/api/client'
import { flush, outbox, sittingNow } from './delivery'
import type { SittingInPlay } from './useSitting'

/** Ask the server when the steps of this sitting end, once it knows that it was begun. */
export async function renewSteps(play: Pick<SittingInPlay, 'sitting' | 'learn'>): Promise<void> {
  const id = play.sitting.value?.id
  if (!id) return
  await flush()
  const path = { sitting_id: await sittingNow(id, await outbox()) }
  const { steps } = await ask(api.GET('/api/v1/sittings/{sitting_id}', { params: { path } }))
  play.learn(new Map(steps.map(({ key, until }) => [key, until])))
}
