/** What a frame keeps for itself while a window signs it in, and what the window is told of it (RFC 7636, S256). */

/** The message with which the window hands its code over. */
export const CODE = 'interlude:code'

const subtle = 'subtle' in crypto ? crypto.subtle : null
/** On plain http a frame of another site keeps no sign-in, and browsers work no SHA-256 out. */
export const canAskWindow = subtle !== null

/** 256 random bits in 64 characters. */
export const aSecret = (): string => asHex(crypto.getRandomValues(new Uint8Array(32)))

/** SHA-256 in hex. */
export async function challengeOf(secret: string): Promise<string> {
  const bytes = new TextEncoder().encode(secret)
  return asHex(new Uint8Array(await (subtle as SubtleCrypto).digest('SHA-256', bytes)))
}

const asHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
