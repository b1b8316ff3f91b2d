import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { setServerTime } from '@/api/clock'
import { isOffline } from '@/api/network'
import { notePhone } from '@/api/phone'
import { signIn } from '@/api/session'
import type { AnswerIn, Sitting, SittingEvent } from '@/api/types'
import { newId } from '@/api/uuid'
import { aCard, aKey, aSession, aSitting, aVerdict, anItemStep, anOutcome } from '@/test/builders'
import { complaintsOf, show } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import { freshStore } from '@/test/store'
import { isFolded } from '@/ui/folded'
import { onKeyDown } from '@/ui/keys'
import { NO_ANSWER, UNSURE } from '@/ui/lesson/answering'
import { flush, outbox, useOutbox } from './delivery'
import { keptName, type KeptSitting } from './outbox'
import PlayerPage from './PlayerPage.vue'

let server: FakeServer
let clock = 0

/** Past the moment in which keys are dead. */
async function press(code: string, key = code): Promise<void> {
  clock += 1_000
  document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }))
  await nextTick()
}
const answers = (): AnswerIn[] => server.bodies<AnswerIn>('POST /answers')
const events = (): SittingEvent[] =>
  server.bodies<{ events: SittingEvent[] }>('POST /sittings/s-1/events').flatMap((body) => body.events)

async function play(sitting: Partial<Sitting> = {}) {
  server.routes['GET /sittings/s-1'] = () => aSitting(sitting)
  const shown = await show(PlayerPage, { props: { id: 's-1' }, path: '/sittings/s-1' })
  await waitFor(() => expect(shown.container.querySelector('[data-main]')).not.toBeNull())
  return shown
}

beforeEach(async () => {
  const person = newId() // what an earlier test still writes is not hers
  vi.spyOn(performance, 'now').mockImplementation(() => clock)
  document.addEventListener('keydown', onKeyDown, { capture: true })
  server = fakeServer({
    'POST /session': () => aSession({ id: person }),
    'POST /answers': () => aVerdict(),
    'POST /sittings/s-1/events': () => ({ accepted: 1, sequence: 1 }),
    'POST /sittings/s-1/end': () => anOutcome(),
    'GET /practice/next': () => ({ kind: 'nothing' }),
  })
  await signIn('6021', 'secret')
  useOutbox(await freshStore(person))
})
afterEach(async () => {
  isFolded.value = false
  notePhone('unknown')
  setServerTime(new Date().toISOString())
  document.removeEventListener('keydown', onKeyDown, { capture: true })
  await flush() // what is under way ends with its test
})

describe('a lesson by keyboard alone', () => {
  it('goes from the card to one thing she can do now, with one key to choose and one to go on', async () => {
    await play()
    await press('Enter')
    await screen.findByText('客户想转三万，怎么回应？')
    await press('Digit1')
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('radio', { name: /可以/ }).checked).toBe(true),
    )
    await press('Enter')
    await screen.findByText('答对了')
    await press('Enter')

    await screen.findByText('你能说准新的单日限额。')
    expect(screen.getByText('转账限额：练习中 → 会用')).toBeTruthy()
  })

  it('takes 0 for "not sure" and judges nothing', async () => {
    await play({ steps: [anItemStep()] })
    await press('Digit0')

    await screen.findByText('先看看为什么')
    await waitFor(() => expect(answers()[0]?.answer).toEqual(UNSURE))
  })

  it('covers itself on Escape and goes on with Space where it was', async () => {
    await play({ steps: [anItemStep()] })
    await press('Digit2')
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('radio', { name: /不行/ }).checked).toBe(true),
    )
    await press('Escape')
    await screen.findByText('先接电话，这里替你记着')
    await screen.findByText('进度已存好')
    await press('Digit1')
    await press('Space', ' ')

    await waitFor(() => expect(screen.queryByText('先接电话，这里替你记着')).toBeNull())
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /不行/ }).checked).toBe(true)
    await waitFor(() => expect(events().map(({ kind }) => kind)).toEqual(['draft', 'paused', 'resumed']))
  })
})

describe('a call', () => {
  const curtain = (): HTMLElement | null => screen.queryByText('先接电话，这里替你记着')

  it('rests while the panel is folded, and a call under the strip gives nothing back by itself', async () => {
    await play({ steps: [anItemStep()] })
    isFolded.value = true
    await waitFor(() => expect(events().map(({ kind }) => kind)).toContain('paused'))

    notePhone('talking')
    await nextTick()
    notePhone('idle')
    isFolded.value = false
    await nextTick()

    expect(screen.getByText('先接电话，这里替你记着')).toBeTruthy()
    expect(events().map(({ kind }) => kind)).not.toContain('resumed')
  })

  it('covers what she types, takes no key until she turns to it, and gives all back when its wrap-up is over', async () => {
    await play({ steps: [anItemStep({ kind: 'cloze', options: [] })] })
    const field = screen.getByRole<HTMLInputElement>('textbox')
    field.focus()
    await fireEvent.update(field, '五万')
    notePhone('offered')
    await screen.findByText('先接电话，这里替你记着')
    await press('Space', ' ')
    await press('Enter')
    expect(curtain()).not.toBeNull()
    expect(document.activeElement).toBe(document.body)

    notePhone('talking')
    notePhone('acw')
    await nextTick()
    expect(curtain()).not.toBeNull()
    notePhone('idle')

    await waitFor(() => expect(curtain()).toBeNull())
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('五万')
    await screen.findByText(/接着第 1 步/)
    await waitFor(() => expect(events().map(({ kind }) => kind)).toEqual(['draft', 'paused', 'resumed']))
    expect(answers()).toEqual([])
  })

  it('is there already when the page opens during it', async () => {
    notePhone('talking')
    await play({ steps: [anItemStep()] })

    await screen.findByText('先接电话，这里替你记着')
  })

  it('does not end by silence, and her own pause not by a call', async () => {
    await play({ steps: [anItemStep()] })
    notePhone('talking')
    await screen.findByText('先接电话，这里替你记着')
    notePhone('unknown')
    await nextTick()
    expect(curtain()).not.toBeNull()
    await fireEvent.click(screen.getByText('通话结束后继续'))
    await press('Escape')
    notePhone('talking')
    notePhone('idle')
    await nextTick()

    expect(curtain()).not.toBeNull()
  })
})

describe('feedback', () => {
  it('comes from the key on the device, while the network is down', async () => {
    await play({
      steps: [anItemStep({ key: [aKey({ whys: [{ index: 0, html: '<p>两万是旧限额。</p>' }] })] })],
    })
    server.isDown = true
    await fireEvent.click(screen.getByRole('radio', { name: /不行/ }))
    await press('Enter')

    await screen.findByText('两万是旧限额。')
    await screen.findByText(/1 个答案先存在本机/)
  })

  it('calls no old answer right once its rule has ended, without network and without asking', async () => {
    const until = '2026-12-01T00:00:00+08:00'
    await play({ steps: [{ ...anItemStep(), until }] })
    setServerTime('2026-11-30T23:59:30+08:00')
    server.isDown = true
    await fireEvent.click(screen.getByRole('radio', { name: /可以/ }))
    clock += 31_000
    await press('Enter')

    await screen.findByText(/这一题不计/)
    expect(screen.queryByText('答对了')).toBeNull()
    expect(answers()).toEqual([])
  })

  it('says what changed where a rule changed', async () => {
    const compare = { old_label: '之前', old: '20,000 元', new_label: '之后', new: '50,000 元' }
    server.routes['POST /answers'] = () => aVerdict({ verdict: 'wrong', compare })
    await play({ steps: [anItemStep({ key: [aKey({ compare })] })] })
    await press('Digit2')
    await press('Enter')

    await screen.findByText('已改为：50,000 元')
  })

  it('follows the server where it judged otherwise', async () => {
    server.routes['POST /answers'] = () => aVerdict({ verdict: 'wrong', correct: [0] })
    await play({ steps: [anItemStep()] })
    await press('Digit1')
    await press('Enter')

    await screen.findByText('还差一点，看看为什么')
  })

  it('waits for the network where the key stays on the server', async () => {
    await play({ steps: [anItemStep({ keyed_on: 'server', key: null })] })
    server.isDown = true
    await fireEvent.click(screen.getByRole('radio', { name: /可以/ }))
    await expect.poll(() => isOffline.value).toBe(true)
    await press('Enter')

    await screen.findByText('已保存，稍后判定。')
  })

  it('drops an item whose rule changed meanwhile', async () => {
    server.routes['POST /answers'] = () => new Refusal(409, 'item-retired')
    await play({ steps: [anItemStep({ keyed_on: 'server', key: null })] })
    await press('Digit1')
    await press('Enter')

    await screen.findByText(/这一题不计/)
  })

  it('asks again for what cannot be read', async () => {
    server.routes['POST /answers'] = () => new Refusal(422, 'answer-unreadable')
    await play({
      steps: [anItemStep({ kind: 'numeric', options: [], unit: '元', key: [aKey({ answer: ['50000'] })] })],
    })
    await fireEvent.update(screen.getByRole('textbox'), '很多')
    await press('Enter')

    await screen.findByText(/请换成数字/)
    expect(screen.getByRole<HTMLInputElement>('textbox').readOnly).toBe(false)
  })
})

describe('where the browser keeps nothing', () => {
  it('says so, and shows the key only after the server has the answer', async () => {
    const open = indexedDB.open.bind(indexedDB)
    indexedDB.open = () => {
      throw new DOMException('denied')
    }
    useOutbox(await freshStore())
    indexedDB.open = open
    await play({ steps: [anItemStep()] })
    await screen.findByText(/这个浏览器不保存本机数据/)
    server.isDown = true
    await fireEvent.click(screen.getByRole('radio', { name: /可以/ }))
    await press('Enter')
    await screen.findByText(/正在存到服务器/)
    expect(screen.queryByText('答对了')).toBeNull()

    server.isDown = false
    dispatchEvent(new Event('focus'))
  })
})

describe('picked up again', () => {
  it('stands behind what was sent, when it is opened anew without network', async () => {
    const steps = [anItemStep(), anItemStep({ id: 'i-2', prompt: '第二题怎么答？' }, 'q-2')]
    const { unmount } = await play({ steps })
    await press('Digit1')
    await press('Enter')
    await screen.findByText('答对了')
    await waitFor(() => expect(answers().length).toBe(1))
    await press('Enter')
    await screen.findByText('第二题怎么答？')
    const kept = async () => (await outbox()).kept<KeptSitting>(keptName('s-1'))
    await expect.poll(async () => (await kept())?.sitting.position).toBe(1)
    unmount()
    server.isDown = true

    await show(PlayerPage, { props: { id: 's-1' }, path: '/sittings/s-1' })

    await screen.findByText('第二题怎么答？')
  })

  it('stands at the same item with the same choice, and says so', async () => {
    await play({
      steps: [aCard(), anItemStep()],
      position: 1,
      draft: { step_key: 'q-1', answer: { ...NO_ANSWER, chosen: [0] } },
    })

    expect(screen.getByRole<HTMLInputElement>('radio', { name: /不行/ }).checked).toBe(true)
    expect(await screen.findByText(/接着第 2 步/)).toBeTruthy()
  })
})

describe('the screens', () => {
  const kinds = [
    ['a card', [aCard()]],
    ['one choice', [anItemStep({ customer: { text: '“怎么转不了？”', mood: '着急' }, ask_certainty: true })]],
    ['several', [anItemStep({ kind: 'multiple_choice' })]],
    ['an order', [anItemStep({ kind: 'ordering' })]],
    ['a number', [anItemStep({ kind: 'numeric', options: [], unit: '元' })]],
  ] as const

  it.each(kinds)('axe has no complaint about %s', async (_, steps) => {
    const { container } = await play({ steps: [...steps] })

    expect(await complaintsOf(container)).toEqual([])
  })

  it('axe has no complaint about the feedback and the curtain', async () => {
    const { container } = await play({ steps: [anItemStep()] })
    await press('Digit0')
    await screen.findByText('先看看为什么')
    await press('Escape')
    await screen.findByText('进度已存好')

    expect(await complaintsOf(container)).toEqual([])
  })

  it('have one main button at every moment', async () => {
    const { container } = await play({ steps: [anItemStep()] })
    expect(container.querySelectorAll('[data-main]')).toHaveLength(1)
    await press('Digit0')
    await screen.findByText('先看看为什么')

    expect(container.querySelectorAll('[data-main]')).toHaveLength(1)
  })
})
