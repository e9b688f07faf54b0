/** The packed Teams app by Microsoft's own JSON schemas, of the newest version that its package holds. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pack } from '../../commands/manifest.ts';

/** Both are CommonJS with a `default`, which their types give to nobody who imports them by name. */
const require = createRequire(import.meta.url);
const { default: Ajv } = require('ajv-draft-04') as typeof import('ajv-draft-04');
const { default: formats } = require('ajv-formats') as typeof import('ajv-formats');

/** Read as files: the package itself cannot be loaded (findings/app-manifest-does-not-load.sh). */
const SCHEMAS = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');
const versions = readdirSync(SCHEMAS).flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? []);
const newest = `1.${Math.max(...versions.map(Number))}`;

/** What a file does against the schema, as the validator says it; its patterns are not all made for the flag `u`. */
function faultsBy(schema: string): (file: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats(ajv);
  const judge = ajv.compile(JSON.parse(readFileSync(`${SCHEMAS}/v${newest}/${schema}`, 'utf8')));
  return (file) => (judge(file) ? [] : (judge.errors ?? []).map((one) => `${one.instancePath} ${one.message}`));
}

const packed = unzipSync(
  pack({ TEAMS_APP_ID: '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e', PUBLIC_URL: 'https://bot.ekskolan.example' }).zip ??
    new Uint8Array(),
);
const inside = (name: string) => JSON.parse(strFromU8(packed[name] ?? new Uint8Array()));

describe(`Microsoft’s schemas ${newest}`, () => {
  const manifest = faultsBy('MicrosoftTeams.schema.json');
  const localization = faultsBy('MicrosoftTeams.Localization.schema.json');

  it('are those that the manifest and its English name', () => {
    expect(inside('manifest.json').manifestVersion).toBe(newest);
    expect(inside('manifest.json').$schema).toMatch(new RegExp(`/v${newest}/MicrosoftTeams.schema.json$`));
    expect(inside('en.json').$schema).toMatch(new RegExp(`/v${newest}/MicrosoftTeams.Localization.schema.json$`));
  });

  it('find nothing to say of what is packed', () => {
    expect(manifest(inside('manifest.json'))).toEqual([]);
    expect(localization(inside('en.json'))).toEqual([]);
  });

  it('object to what Teams would not take', () => {
    const whole = inside('manifest.json');
    expect(manifest({ ...whole, id: 'my-bot', icon: 'color.png' })).toEqual([
      ' must NOT have additional properties',
      expect.stringMatching(/^\/id must match pattern/),
    ]);
    expect(manifest({ ...whole, name: { short: 'Å'.repeat(31), full: 'Årshjulet' } })).toEqual([
      '/name/short must NOT have more than 30 characters',
    ]);
    const words = inside('en.json');
    expect(localization({ ...words, 'name.short': 'Å'.repeat(31) })).toHaveLength(1);
    expect(localization({ ...words, 'bots[1].commandLists[0].commands[0].title': 'wheel' })).toHaveLength(1);
    expect(localization({ ...words, 'description.full': undefined })).toHaveLength(1);
  });
});
