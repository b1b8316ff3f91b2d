import type { quiet as zh } from '../zh/quiet'

export const quiet: Record<keyof typeof zh, string> = {
  'quiet.noted': 'All right',
  'quiet.not_noted': 'Not kept, press again',
}
