/** Seals what waits on a shared seat, so that only its owner's key opens it: AES-256-GCM, a new nonce for every text. */

export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>
  text: ArrayBuffer
}

/** Closes and opens values. `place` says whose and what it is: sealed for one place, it opens at no other. */
export interface Seal {
  close(value: unknown, place: string): Promise<Sealed>
  open<T>(sealed: Sealed, place: string): Promise<T>
}

/** Missing on plain http: there nothing is kept on the seat. */
const subtle = 'subtle' in crypto ? crypto.subtle : null
const NAME = 'AES-GCM'

/** The key as the browser keeps it: usable, but not to be read out. Throws where nothing can be sealed. */
export async function sealingKey(base64: string): Promise<CryptoKey> {
  if (!subtle) throw new Error('this page cannot seal')
  const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  return subtle.importKey('raw', raw, NAME, false, ['encrypt', 'decrypt'])
}

export function sealWith(key: CryptoKey): Seal {
  const how = (nonce: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
    name: NAME,
    iv: nonce,
    additionalData: new TextEncoder().encode(place),
  })
  return {
    async close(value, place) {
      const nonce = crypto.getRandomValues(new Uint8Array(12))
      const plain = new TextEncoder().encode(JSON.stringify(value))
      return { nonce, text: await (subtle as SubtleCrypto).encrypt(how(nonce, place), key, plain) }
    },
    async open<T>({ nonce, text }: Sealed, place: string) {
      const plain = await (subtle as SubtleCrypto).decrypt(how(nonce, place), key, text)
      return JSON.parse(new TextDecoder().decode(plain)) as T
    },
  }
}
