/** Showing a page as someone signed in meets it, and asking axe about it. */
import { render } from '@testing-library/vue'
import axe from 'axe-core'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'

/** Show a component inside a router that knows every address. */
export async function show(component: Component, { props = {}, path = '/' } = {}) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)', component: { template: '<div></div>' } }],
  })
  await router.push(path)
  const host = document.createElement('div')
  document.body.append(host)
  return { ...render(component, { props, global: { plugins: [router] }, container: host }), router }
}

/** What axe finds; colours and layout need a real browser and are asked there. */
export async function complaintsOf(element: Element): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } }
  const { violations } = await axe.run(element, { rules })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
