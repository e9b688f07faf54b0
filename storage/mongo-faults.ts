/** Why MongoDB cannot be used, each kind in one sentence that tells what to do. No part of the address, which may hold a password, is ever said. */
import { MongoAPIError, MongoClient, type MongoClientOptions, MongoError, MongoServerSelectionError } from 'mongodb';
import { StoreError, type StoreFault } from '../quality/errors.ts';

/** The first version whose snapshot reads the store needs (MongoDB 5.0), as the wire version that a server tells in `hello`. */
const OLDEST_WIRE_VERSION = 13;

const SENTENCES: Readonly<Record<StoreFault, string>> = {
  address:
    'STORAGE_URL går inte att förstå: skriv mongodb://ANVÄNDARE:LÖSENORD@SERVER:27017/arshjulet?replicaSet=NAMN, med tecken som @ : / % i lösenordet som %40 %3A %2F %25. · ' +
    'STORAGE_URL cannot be understood: write mongodb://USER:PASSWORD@SERVER:27017/arshjulet?replicaSet=NAME, with signs such as @ : / % in the password as %40 %3A %2F %25.',
  name:
    'Servern som STORAGE_URL nämner finns inte i namnuppslagningen (DNS): rätta namnet, för mongodb+srv:// även dess SRV-post. · ' +
    'The server that STORAGE_URL names is not in DNS: mend the name, and for mongodb+srv:// its SRV record.',
  refused:
    'Databasen som STORAGE_URL pekar på svarar inte, ingen lyssnar på porten: starta MongoDB eller rätta server och port. · ' +
    'The database that STORAGE_URL names does not answer, nobody listens on the port: start MongoDB, or mend server and port.',
  timeout:
    'Databasen som STORAGE_URL pekar på svarar inte i tid: se att den är i gång och att brandväggen släpper fram porten härifrån. · ' +
    'The database that STORAGE_URL names does not answer in time: see that it runs, and that the firewall lets its port through from here.',
  certificate:
    'MongoDB:s certifikat godtas inte: se att det inte har gått ut och gäller för servernamnet i STORAGE_URL, och sätt NODE_EXTRA_CA_CERTS eller tlsCAFile till utfärdarens certifikat. · ' +
    'MongoDB’s certificate is not trusted: see that it has not expired and holds for the server’s name in STORAGE_URL, and set NODE_EXTRA_CA_CERTS or tlsCAFile to its issuer’s certificate.',
  tls:
    'MongoDB och STORAGE_URL är inte överens om TLS: lägg till tls=true i STORAGE_URL om servern kräver TLS, och ta annars bort det. · ' +
    'MongoDB and STORAGE_URL do not agree on TLS: add tls=true to STORAGE_URL if the server asks for TLS, else take it away.',
  login:
    'MongoDB godtar inte inloggningen: rätta användare och lösenord i STORAGE_URL, och lägg till authSource=admin om användaren finns där. · ' +
    'MongoDB does not take the login: mend user and password in STORAGE_URL, and add authSource=admin if the user is kept there.',
  'login-needed':
    'MongoDB kräver inloggning: skriv användare och lösenord i STORAGE_URL. · MongoDB wants a login: write user and password in STORAGE_URL.',
  role:
    'MongoDB-användaren saknar behörighet: ge den rollen readWrite i databasen som STORAGE_URL nämner. · ' +
    'The MongoDB user lacks permission: give it the role readWrite on the database that STORAGE_URL names.',
  'set-name':
    'Replikuppsättningen heter inte som replicaSet i STORAGE_URL säger: rätta namnet, rs.status() i mongosh visar det. · ' +
    'The replica set is not called what replicaSet in STORAGE_URL says: mend the name, rs.status() in mongosh shows it.',
  standalone:
    'MongoDB körs utan replikuppsättning, och då kan inget sparas: starta den med --replSet NAMN och kör rs.initiate() en gång. · ' +
    'MongoDB runs without a replica set, and nothing can be saved then: start it with --replSet NAME and run rs.initiate() once.',
  'not-initiated':
    'MongoDB:s replikuppsättning är inte startad: kör rs.initiate() en gång i mongosh. · MongoDB’s replica set has not been initiated: run rs.initiate() once in mongosh.',
  'no-primary':
    'MongoDB:s replikuppsättning har ingen primär just nu: vänta en stund, och se rs.status() i mongosh om det inte går över. · ' +
    'MongoDB’s replica set has no primary just now: wait a while, and see rs.status() in mongosh if it does not pass.',
  version:
    'MongoDB är för gammal: uppgradera servern till version 6.0 eller senare. · MongoDB is too old: upgrade the server to version 6.0 or later.',
  other:
    'Databasen som STORAGE_URL pekar på kan inte användas: se koden i loggen och MongoDB:s egen logg. · ' +
    'The database that STORAGE_URL names cannot be used: see the code in the log, and MongoDB’s own log.',
};
const PASSING: ReadonlySet<StoreFault> = new Set(['refused', 'timeout', 'no-primary', 'other']);

/** A fault in words; `cause` is told in the log by names and codes alone. */
export const storeError = (fault: StoreFault, cause?: unknown): StoreError =>
  new StoreError(fault, SENTENCES[fault], { passing: PASSING.has(fault), trace: traceOf(cause), cause });

/** What an error is called, and those below it, as names and codes: `MongoServerSelectionError MongoNetworkError/ECONNREFUSED`. */
function traceOf(error: unknown): string {
  return chain(error)
    .map((one) => [one.name, ...codesOf(one)].join('/'))
    .join(' ');
}

/** An error, the last of each server that it was about, and what caused each. */
function chain(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const servers = error instanceof MongoServerSelectionError ? [...(error.reason?.servers.values() ?? [])] : [];
  const below = servers.length > 0 ? servers.map((server) => server.error) : [error.cause];
  return [error, ...below.flatMap(chain)];
}

const codesOf = (error: Error): string[] => ('code' in error && error.code !== undefined ? [String(error.code)] : []);

const NO_NAME: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA', 'EAI_AGAIN', 'ESERVFAIL', 'EAI_NONAME']);
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH)/;
const TLS = /^(?:EPROTO|ERR_SSL_|ERR_TLS_)/;
/** The server's codes (error_codes.yml). Atlas answers 8000 where others answer 18. */
const LOGIN: ReadonlySet<string> = new Set(['18', '8000']);
const UNAUTHORIZED = '13';
const NO_TRANSACTIONS = '20';

/** The kind of what went wrong while connecting or migrating. `hasUser`: whether the address has a user. */
export function faultOf(error: unknown, hasUser: boolean): StoreFault {
  const all = chain(error);
  const codes = all.flatMap(codesOf);
  if (codes.some((code) => LOGIN.has(code))) return 'login';
  if (codes.includes(UNAUTHORIZED)) return hasUser ? 'role' : 'login-needed';
  if (codes.some((code) => CERTIFICATE.test(code))) return 'certificate';
  if (codes.some((code) => TLS.test(code)) || all.some(({ message }) => EARLY_END.test(message))) return 'tls';
  if (codes.some((code) => NO_NAME.has(code))) return 'name';
  if (codes.includes('ECONNREFUSED')) return 'refused';
  if (codes.includes(NO_TRANSACTIONS)) return 'standalone';
  if (all.some(({ name }) => name === 'MongoCompatibilityError')) return 'version';
  if (error instanceof MongoServerSelectionError) return ofSelection(error);
  if (isOfAddress(error)) return 'address';
  return all.some(({ name }) => name.includes('Timeout')) ? 'timeout' : 'other';
}

/** Node's words where a server that speaks no TLS hangs up; it has no code of its own. */
const EARLY_END = /before secure TLS connection was established/;

/** No server was found that can be written to, and none said why. */
function ofSelection({ reason }: MongoServerSelectionError): StoreFault {
  if (reason?.type !== 'ReplicaSetNoPrimary') return 'timeout';
  const servers = [...reason.servers.values()];
  // The driver drops those that say that they are of another set, or of none.
  if (servers.length === 0) return 'set-name';
  if (servers.every(({ type }) => type === 'RSGhost')) return 'not-initiated';
  return servers.some(({ type }) => type !== 'Unknown') ? 'no-primary' : 'timeout';
}

/** The driver reads an address before it sends anything, and has several classes of errors for what it cannot read. */
const isOfAddress = (error: unknown): boolean =>
  // The package that reads addresses has a class of its own by this name.
  (error instanceof Error && error.name === 'MongoParseError') ||
  (error instanceof MongoAPIError && error.name !== 'MongoNotConnectedError') ||
  (error instanceof MongoError && error.cause instanceof TypeError);

/** What a server says of itself to whoever asks, without a login (MongoDB, `hello`). */
type Hello = {
  readonly setName?: string;
  readonly msg?: string;
  readonly isreplicaset?: boolean;
  readonly maxWireVersion?: number;
};

/** What keeps a server that answers from being used; null when nothing does. Several mongos before shards can be used as a replica set can. */
export function faultOfServer(hello: Hello): StoreFault | null {
  if ((hello.maxWireVersion ?? 0) < OLDEST_WIRE_VERSION) return 'version';
  if (hello.setName !== undefined || hello.msg === 'isdbgrid') return null;
  return hello.isreplicaset ? 'not-initiated' : 'standalone';
}

/**
 * The kind, where what the driver says leaves two open, by asking the first server itself: one that was dropped may be of another set or of none, and
 * one that hangs up without a word may want TLS.
 */
export async function lookedInto(fault: StoreFault, client: MongoClient | undefined): Promise<StoreFault> {
  if (!client) return fault;
  if (fault === 'set-name') {
    const hello = await helloOf(client, { tls: client.options.tls });
    return (hello && faultOfServer(hello)) ?? fault;
  }
  if (fault !== 'timeout' || client.options.tls) return fault;
  return (await helloOf(client, { tls: true, tlsAllowInvalidCertificates: true })) ? 'tls' : fault;
}

/** What the first server of an address says of itself; null where it says nothing. */
async function helloOf({ options }: MongoClient, how: MongoClientOptions): Promise<Hello | null> {
  const [host] = options.hosts;
  if (!host) return null;
  const { serverSelectionTimeoutMS, ca } = options;
  const given = { directConnection: true, serverSelectionTimeoutMS, ...(how.tls && ca ? { ca } : {}), ...how };
  const alone = new MongoClient(`mongodb://${host.toString()}`, given);
  try {
    return (await alone.db('admin').command({ hello: 1 })) as Hello;
  } catch (error) {
    if (error instanceof MongoError) return null;
    throw error;
  } finally {
    await alone.close();
  }
}
