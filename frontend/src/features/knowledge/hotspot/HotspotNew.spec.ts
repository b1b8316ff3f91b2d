import { fireEvent, render, screen } from '@testing-library/vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { complaintsOf } from '@/test/screen'
import { Refusal, fakeServer, type FakeServer } from '@/test/server'
import type { Typed } from '../itemFields'
import HotspotNew from './HotspotNew.vue'
import { covered } from './masking'

vi.mock('./masking', () => ({ covered: vi.fn(async () => new Blob(['covered'], { type: 'image/png' })) }))

const ID = 'f'.repeat(64)
const add = vi.fn<(typed: Typed) => Promise<[]>>(async () => [])
let server: FakeServer

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 400, height: 200 }))
  server = fakeServer({
    'POST /pictures': () => ({ id: ID, address: '', width: 400, height: 200 }),
    [`GET /pictures/${ID}`]: () => ({}),
  })
})

async function choose(type = 'image/png'): Promise<void> {
  const field = screen.getByLabelText<HTMLInputElement>('选择图片')
  Object.defineProperty(field, 'files', { value: [new File(['whole'], 'screen', { type })] })
  await fireEvent.change(field)
}
const send = () => screen.getByRole<HTMLButtonElement>('button', { name: '上传盖好的图' })
async function type(label: string | RegExp, text: string): Promise<void> {
  await fireEvent.update(await screen.findByLabelText(label), text)
}

it('sends nothing before it was looked at, keeps all when the network goes, and writes the item by keys', async () => {
  const { container, emitted } = render(HotspotNew, { props: { add } })
  await type('题目', '点哪里？')
  expect(server.asked).toEqual([])
  await choose()
  await fireEvent.click(await screen.findByRole('button', { name: '加一个黑块' }))
  expect(send().disabled).toBe(true)
  await fireEvent.click(screen.getByLabelText('看过了，图上没有客户信息'))
  server.isDown = true
  await fireEvent.click(send())
  expect((await screen.findByRole('alert')).textContent).toContain('图和黑块都还在')
  server.isDown = false
  await fireEvent.click(send())

  for (const name of ['卡片管理', '状态']) {
    await fireEvent.click(await screen.findByRole('button', { name: '加一处' }))
    await type(new RegExp(`第 ${name === '状态' ? 2 : 1} 步，名称`), name)
  }
  await type(/图片说明/, '客户页')
  await type('系统和版本', '卡管系统 5.2')
  await fireEvent.click(screen.getByRole('button', { name: '第 2 步上移' }))
  expect(await complaintsOf(container)).toEqual([])
  await fireEvent.click(screen.getByRole('button', { name: '加进这一节' }))

  await expect.poll(() => emitted('done')).toHaveLength(1)
  expect(vi.mocked(covered).mock.calls[0]?.[1]).toHaveLength(1)
  expect(server.bodies('POST /pictures')).toHaveLength(1)
  const [typed] = add.mock.calls[0] as [Typed]
  expect([typed.picture, typed.release]).toEqual([{ id: ID, alt: '客户页' }, '卡管系统 5.2'])
  expect(typed.options.map(({ text, correct }) => [text, correct])).toEqual([
    ['状态', true],
    ['卡片管理', true],
  ])
})

it('says what is wrong with a file, here or there', async () => {
  render(HotspotNew, { props: { add } })
  await choose('image/svg+xml')
  expect((await screen.findByRole('alert')).textContent).toContain('打不开')
})

it('tells why the server did not take a picture', async () => {
  server.routes['POST /pictures'] = () => new Refusal(422, 'picture-refused')
  render(HotspotNew, { props: { add } })
  await choose()
  await fireEvent.click(await screen.findByLabelText('看过了，图上没有客户信息'))
  await fireEvent.click(send())

  expect((await screen.findByRole('alert')).textContent).toContain('没有收下')
})
