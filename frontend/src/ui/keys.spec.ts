import { render } from '@testing-library/vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { DEAD_MS, noteScreenChange, onKeyDown, useKeys, wearKeys } from './keys'

const pressed = vi.fn()
let now = 0

function press(code: string, init: KeyboardEventInit & { target?: Element } = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true, ...init })
  ;(init.target ?? document.body).dispatchEvent(event)
  return event
}

const layer = (keys: string[], isModal = false) =>
  defineComponent({
    setup() {
      useKeys(
        () => Object.fromEntries(keys.map((key) => [key, () => pressed(isModal ? `modal ${key}` : key)])),
        { isModal },
      )
      return () => h('input', { 'data-testid': 'field' })
    },
  })

beforeEach(() => {
  now += 2 * DEAD_MS // the last screen of the test before is long gone
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  pressed.mockClear()
  document.addEventListener('keydown', onKeyDown, { capture: true })
})
afterEach(() => document.removeEventListener('keydown', onKeyDown, { capture: true }))

describe('single keys', () => {
  it('are read by their place, on the number pad too', () => {
    render(layer(['Digit1']))

    press('Digit1')
    press('Numpad1')

    expect(pressed).toHaveBeenCalledTimes(2)
  })

  it('are left to the input method while it composes', () => {
    render(layer(['Digit1']))

    press('Digit1', { isComposing: true })
    press('Digit1', { key: 'Process' })

    expect(pressed).not.toHaveBeenCalled()
  })

  it('rest while someone types in a field, except Escape', () => {
    const { getByTestId } = render(layer(['Digit0', 'Escape']))

    press('Digit0', { target: getByTestId('field') })
    press('Escape', { target: getByTestId('field') })

    expect(pressed.mock.calls).toEqual([['Escape']])
  })

  it('stand where she put them, and no longer where we did', () => {
    render(layer(['Digit0']))
    wearKeys({ Digit0: 'KeyU' })

    press('Digit0')
    press('KeyU')
    wearKeys({ Digit0: '' })
    press('KeyU')
    press('Digit0')
    wearKeys({})

    expect(pressed).toHaveBeenCalledTimes(1)
  })

  it('are not ours with Shift, Control, Alt or Command', () => {
    render(layer(['KeyA']))

    for (const held of ['shiftKey', 'ctrlKey', 'altKey', 'metaKey']) press('KeyA', { [held]: true })

    expect(pressed).not.toHaveBeenCalled()
  })

  it('are dead for a moment after the screen changed', () => {
    render(layer(['Digit1']))
    noteScreenChange()

    const early = press('Digit1')
    now += DEAD_MS
    press('Digit1')

    expect(early.defaultPrevented).toBe(true)
    expect(pressed).toHaveBeenCalledTimes(1)
  })

  it('belong to the uppermost layer when it is modal', () => {
    render(layer(['Digit1', 'Space']))
    render(layer(['Space'], true))

    press('Digit1')
    press('Space')

    expect(pressed.mock.calls).toEqual([['modal Space']])
  })

  it('stay with what a modal layer contains, and not with what lies under all', () => {
    const inner = layer(['Slash'])
    const curtain = {
      setup() {
        useKeys(() => ({}), { isModal: true })
        return () => h(inner)
      },
    }
    const late = {
      setup() {
        useKeys(() => ({ KeyH: () => pressed('KeyH') }), { isUnderAll: true })
        return () => null
      },
    }
    render(curtain)
    render(late)

    press('Slash')
    press('KeyH')

    expect(pressed.mock.calls).toEqual([['Slash']])
  })

  it('ignore a key that is held down', () => {
    render(layer(['Digit1']))

    press('Digit1', { repeat: true })

    expect(pressed).not.toHaveBeenCalled()
  })
})

describe('Enter', () => {
  function mount(html: string): Element {
    const host = document.createElement('div')
    host.innerHTML = html
    document.body.replaceChildren(host)
    host
      .querySelectorAll('button')
      .forEach((button) => button.addEventListener('click', () => pressed(button.id)))
    return host
  }

  it('presses the main button wherever the focus is', () => {
    const host = mount('<input type="radio"><button id="main" data-main></button>')

    press('Enter', { target: host.querySelector('input') ?? host })

    expect(pressed.mock.calls).toEqual([['main']])
  })

  it('leaves a focused button to the browser', () => {
    const host = mount('<button id="other"></button><button id="main" data-main></button>')

    const event = press('Enter', { target: host.querySelector('#other') ?? host })

    expect(event.defaultPrevented).toBe(false)
    expect(pressed).not.toHaveBeenCalled()
  })

  it('sends the form someone types into, even right after the screen changed', () => {
    const host = mount('<form><input></form>')
    noteScreenChange()

    const event = press('Enter', { target: host.querySelector('input') ?? host })

    expect(event.defaultPrevented).toBe(false)
  })

  it('passes over a main button that is not ready', () => {
    mount('<button id="main" data-main disabled></button>')

    press('Enter')

    expect(pressed).not.toHaveBeenCalled()
  })
})
