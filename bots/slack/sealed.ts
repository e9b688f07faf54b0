/** What is secret at rest: AES-256-GCM, by a key that stands in the environment and nowhere else. */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Begins what is sealed in this way; after it the key's name, then iv, tag and words. */
const VERSION = 'v1';

export type Sealer = ReturnType<typeof createSealer>;

/** `keys` are 32 random bytes each in hexadecimal. The first seals; each of them opens what it has sealed, so that a new one is put first and the old one leaves later. */
export function createSealer(keys: readonly [string, ...string[]]) {
  const all = keys.map((text) => Buffer.from(text, 'hex'));
  const first = all[0] as Buffer;
  return {
    /** `about` is what it belongs to: sealed words do not open under another name. */
    seal: (words: string, about: string): string => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, first, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
      return [VERSION, nameOf(first), Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')].join('.');
    },
    /** Null when none of the keys has sealed it, when it belongs to something else or has been changed. */
    open: (text: string, about: string): string | null => {
      const [version, name, sealed] = text.split('.');
      const key = all.find((one) => nameOf(one) === name);
      return version === VERSION && key && sealed ? opened(key, Buffer.from(sealed, 'base64url'), about) : null;
    },
    /** Whether the first key has sealed it. */
    isNewest: (text: string): boolean => text.startsWith(`${VERSION}.${nameOf(first)}.`),
    /** A secret of its own for another purpose, the same in all processes with the same first key. */
    secretFor: (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', first, '', purpose, 32)),
  };
}

function opened(key: Buffer, bytes: Buffer, about: string): string | null {
  try {
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const words = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(words).toString('utf8');
  } catch (error) {
    // OpenSSL says no more of what has been changed.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Says which key it is and nothing of what it is. */
const nameOf = (key: Buffer): string =>
  createHash('sha256').update('arshjulet key ').update(key).digest('hex').slice(0, 8);
