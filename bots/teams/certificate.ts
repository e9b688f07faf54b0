/** The certificate by which the bot says who it is: read from its files anew each time, so that a new one is taken without a restart, and what its key signs. */
import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SignJWT } from 'jose';

/** Paths of PEM files; both may be the same file. */
export type CertificateFiles = { readonly certificateFile: string; readonly keyFile: string };

const CERTIFICATE = 'TEAMS_APP_CERTIFICATE_FILE';
const KEY = 'TEAMS_APP_KEY_FILE';

/** The setting whose file is at fault, and how. `unlike`: the key is not the certificate's. */
export type FileTrouble = {
  readonly setting: typeof CERTIFICATE | typeof KEY;
  readonly why: 'unreadable' | 'no-certificate' | 'no-key' | 'not-rsa' | 'unlike';
};

/** `chain` is the certificate itself and after it what else stood in its file. */
export type Certified = {
  readonly chain: readonly [own: X509Certificate, ...others: X509Certificate[]];
  readonly key: KeyObject;
};

/** What Microsoft takes (RFC 7518, 3.5: PS256 asks for 2048 bits or more). */
const MIN_BITS = 2048;
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The pair, or what is wrong with its files; whether it still holds is Microsoft's to say. Throws nothing. */
export async function readCertificate({
  certificateFile,
  keyFile,
}: CertificateFiles): Promise<Certified | FileTrouble> {
  const [certificates, keys] = await Promise.all([textOf(certificateFile), textOf(keyFile)]);
  if (certificates === null) return { setting: CERTIFICATE, why: 'unreadable' };
  if (keys === null) return { setting: KEY, why: 'unreadable' };
  const all = read(() => (certificates.match(PEM) ?? []).map((pem) => new X509Certificate(pem)));
  if (!all || all.length === 0) return { setting: CERTIFICATE, why: 'no-certificate' };
  const key = read(() => createPrivateKey(keys));
  if (!key) return { setting: KEY, why: 'no-key' };
  const { asymmetricKeyType, asymmetricKeyDetails } = key;
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < MIN_BITS)
    return { setting: KEY, why: 'not-rsa' };
  const own = all.find((one) => one.checkPrivateKey(key));
  return own ? { chain: [own, ...all.filter((one) => one !== own)], key } : { setting: KEY, why: 'unlike' };
}

const textOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/** Null for what OpenSSL cannot read. Its messages are not passed on: they may say what stood in the file. */
function read<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** So long before its end a certificate is spoken of. */
export const SOON_DAYS = 30;

/** Whole days that it still holds; below 0 when it has run out. */
export function daysLeft({ chain }: Certified, now: Temporal.Instant): number {
  const end = Temporal.Instant.fromEpochMilliseconds(chain[0].validToDate.getTime());
  return Math.floor(now.until(end).total('hours') / 24);
}

/** Microsoft asks for ten minutes at most. */
const HOLDS_SECONDS = 600;

/**
 * Signed by the key: that the app is `appId`, said to `audience` alone (Microsoft, "Application authentication certificate credentials", 2026). The
 * certificate goes with it, so that Microsoft can also go by its name and issuer, where an organisation has set that up.
 */
export function assertionOf(
  { chain, key }: Certified,
  appId: string,
  audience: string,
  now: Temporal.Instant,
): Promise<string> {
  const seconds = Math.floor(now.epochMilliseconds / 1000);
  return new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({
      alg: 'PS256',
      typ: 'JWT',
      'x5t#S256': createHash('sha256').update(chain[0].raw).digest('base64url'),
      x5c: chain.map(({ raw }) => raw.toString('base64')),
    })
    .setIssuer(appId)
    .setSubject(appId)
    .setAudience(audience)
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + HOLDS_SECONDS)
    .sign(key);
}
