/** What an operator is told when MongoDB cannot be used: real servers, each wrong in its own way. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { MongoMemoryReplSet, MongoMemoryServer } from 'mongodb-memory-server-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { StoreError } from '../../quality/errors.ts';
import { faultOf, faultOfServer } from '../../storage/mongo-faults.ts';
import { openStorage } from '../../storage/open.ts';
import { keyOf, team } from './samples.ts';
import { put } from './stores.ts';

const mongod = inject('mongoBinary');
const binary = { systemBinary: mongod, checkMD5: false };
const SECRET = 'hemligt-7';
const QUICK = 'serverSelectionTimeoutMS=800';

/** What opening a store says. */
async function told(url: string): Promise<StoreError> {
  const opened = await openStorage(url).catch((error: unknown) => error);
  if (opened instanceof StoreError) return opened;
  throw new Error(`not refused as a store: ${opened}`);
}

/** One sentence in each language, with nothing of the address in it, nor in what is logged. */
function expectKind(error: StoreError, code: string, word: RegExp): void {
  expect([error.code, error.message]).toEqual([code, expect.stringMatching(word)]);
  expect(error.message).toMatch(/^[^\n]+\. · [^\n]+\.$/);
  for (const said of [error.message, error.trace])
    for (const value of [SECRET, '127.0.0.1', 'nowhere', 'rs9']) expect(said).not.toContain(value);
}

describe('an address of MongoDB', () => {
  it.each([
    [`mongodb://u:${SECRET}@@h/a`],
    [`mongodb://u:${SECRET}%zz@h/a`],
    [`mongodb://u:${SECRET}@h:port/a`],
    [`mongodb://u:${SECRET}@h/a?replicaset`],
    [`mongodb://u:${SECRET}@h/a?foo=1`],
  ])('that cannot be understood: %s', async (url) => {
    expectKind(await told(url), 'store-address', /skriv mongodb:\/\/ANVÄNDARE/);
  });

  it('whose server is not in DNS, as one and by a record of services', async () => {
    for (const scheme of ['mongodb', 'mongodb+srv'])
      expectKind(await told(`${scheme}://u:${SECRET}@nowhere.invalid.example/a?${QUICK}`), 'store-name', /DNS/);
  });

  it('where nobody listens', async () => {
    const error = await told(`mongodb://u:${SECRET}@127.0.0.1:1/a?${QUICK}`);
    expectKind(error, 'store-refused', /starta MongoDB/);
    expect([error.passing, error.trace]).toEqual([true, expect.stringContaining('ECONNREFUSED')]);
  });

  it('where something takes connections and never answers', async () => {
    const server = await silent();
    const { port } = server.address() as { port: number };
    const error = await told(`mongodb://u:${SECRET}@127.0.0.1:${port}/a?${QUICK}`);
    expectKind(error, 'store-timeout', /brandväggen/);
    expect(error.passing).toBe(true);
    server.close();
  });
});

/** Takes connections and says nothing. */
const silent = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((socket) => void socket.on('error', () => undefined));
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

it('a server that is too old is known by its wire version', () => {
  expect(faultOfServer({ setName: 'a', maxWireVersion: 9 })).toBe('version');
  expect(faultOfServer({ setName: 'a', maxWireVersion: 13 })).toBeNull();
  expect(faultOfServer({ msg: 'isdbgrid', maxWireVersion: 17 })).toBeNull();
  expect(faultOfServer({ isreplicaset: true, maxWireVersion: 17 })).toBe('not-initiated');
});

it('what nobody has thought of says to look into the logs', () => expect(faultOf(new Error('x'), true)).toBe('other'));

describe.skipIf(!mongod)('a server', () => {
  const started: { stop(): Promise<unknown> }[] = [];
  afterAll(async () => {
    await Promise.all(started.map((one) => one.stop()));
  });

  describe('that runs alone', () => {
    let port = '';
    beforeAll(async () => {
      const server = await MongoMemoryServer.create({ instance: { storageEngine: 'wiredTiger' }, binary });
      started.push(server);
      ({ port } = new URL(server.getUri()));
    });
    it.each(['', '&replicaSet=rs9'])('never starts green (%s)', async (set) => {
      expectKind(await told(`mongodb://127.0.0.1:${port}/a?${QUICK}${set}`), 'store-standalone', /--replSet/);
    });
    it('is asked for TLS that it does not speak', async () => {
      expectKind(await told(`mongodb://127.0.0.1:${port}/a?tls=true&${QUICK}`), 'store-tls', /tls=true/);
    });
  });

  it('is a set that nobody has initiated', async () => {
    const server = await MongoMemoryServer.create({
      instance: { replSet: 'rs9', storageEngine: 'wiredTiger' },
      binary,
    });
    started.push(server);
    const { port } = new URL(server.getUri());
    for (const how of ['replicaSet=rs9', 'directConnection=true'])
      expectKind(await told(`mongodb://127.0.0.1:${port}/a?${QUICK}&${how}`), 'store-not-initiated', /rs\.initiate/);
  });

  it('has a certificate that is not trusted, or wants TLS that the address does not ask for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'arshjulet-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=nowhere'];
    execFileSync('openssl', [...request, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    const both = join(folder, 'both.pem');
    writeFileSync(both, readFileSync(key, 'utf8') + readFileSync(certificate, 'utf8'));
    const args = [
      '--tlsMode',
      'requireTLS',
      '--tlsCertificateKeyFile',
      both,
      '--tlsAllowConnectionsWithoutCertificates',
    ];
    const server = await MongoMemoryServer.create({
      instance: { storageEngine: 'wiredTiger', args: [...args, '--tlsCAFile', certificate] },
      binary,
    });
    started.push(server);
    const { port } = new URL(server.getUri());
    const at = `mongodb://127.0.0.1:${port}/a?${QUICK}`;
    expectKind(await told(`${at}&tls=true`), 'store-certificate', /NODE_EXTRA_CA_CERTS/);
    expectKind(
      await told(`${at}&tls=true&tlsCAFile=${encodeURIComponent(certificate)}`),
      'store-certificate',
      /servernamnet/,
    );
    expectKind(await told(at), 'store-tls', /tls=true/);
  });

  describe('with users', () => {
    let at = '';
    beforeAll(async () => {
      const auth = { enable: true, customRootName: 'root', customRootPwd: SECRET };
      const set = await MongoMemoryReplSet.create({
        replSet: { count: 1, name: 'rs9', storageEngine: 'wiredTiger', auth },
        binary,
      });
      started.push(set);
      at = `127.0.0.1:${new URL(set.getUri()).port}`;
      const root = await MongoClient.connect(`mongodb://root:${SECRET}@${at}/?authSource=admin`);
      const roles = { reader: ['read'], writer: ['readWrite'] };
      for (const [user, granted] of Object.entries(roles))
        await root.db('test').command({ createUser: user, pwd: SECRET, roles: granted });
      await root.close();
    });

    it.each([
      ['a password that is wrong', 'root:fel-7@', 'a?authSource=admin', 'store-login', /authSource=admin/],
      ['a user who is kept in another database', `root:${SECRET}@`, 'a?x=', 'store-login', /authSource=admin/],
      ['no login', '', 'a?x=', 'store-login-needed', /kräver inloggning/],
      ['a set of another name', `root:${SECRET}@`, 'a?authSource=admin&replicaSet=rs8', 'store-set-name', /rs\.status/],
    ])('is met with %s', async (_, user, rest, code, word) => {
      expectKind(
        await told(`mongodb://${user}${at}/${rest.replace('?x=', '?')}&${QUICK}`.replace('?&', '?')),
        code,
        word,
      );
    });

    it('uses the database that the address names, whatever it is called, and needs a user who may write there', async () => {
      const writer = `mongodb://writer:${SECRET}@${at}/test?replicaSet=rs9`;
      const storage = await openStorage(writer);
      const key = keyOf(1);
      await storage.commit(key, [put(team(key))]);
      await storage.close();
      const client = await MongoClient.connect(writer);
      expect(await client.db('test').collection('documents').countDocuments()).toBe(1);
      await client.close();
      expectKind(await told(`mongodb://reader:${SECRET}@${at}/test?replicaSet=rs9`), 'store-role', /readWrite/);
    });
  });
});
