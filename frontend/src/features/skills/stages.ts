/** Names of the stages of a career. */
import { t, type Key } from './words'

export const STAGES = [1, 2, 3, 4] as const
const names: Record<number, Key> = { 1: 'stage.1', 2: 'stage.2', 3: 'stage.3', 4: 'stage.4' }

export const stageName = (stage: number): string => t(names[stage] ?? 'stage.1')
