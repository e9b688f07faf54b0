/** What a production install brings along. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { knownIn, otherLicences } from '../../commands/packages.ts';

describe('licences', () => {
  it('of what is installed in production may all be used', () => {
    expect(otherLicences(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
  });

  it('that are others, or none, are named; those of tools are not looked at', () => {
    const packages = {
      '': { license: 'MIT' },
      'node_modules/a': { license: 'AGPL-3.0' },
      'node_modules/b/node_modules/@x/c': {},
      'node_modules/tool': { license: 'AGPL-3.0', dev: true },
      'node_modules/d': { license: 'ISC' },
    };
    expect(otherLicences(JSON.stringify({ packages }))).toEqual(['a (AGPL-3.0)', '@x/c (–)']);
  });
});

it('what the registry knows is read, and that it could not be asked is no fault', () => {
  const vulnerabilities = { info: 0, low: 1, moderate: 2, high: 3, critical: 4, total: 10 };
  expect(knownIn(JSON.stringify({ metadata: { vulnerabilities } }))).toEqual({ moderate: 2, high: 3, critical: 4 });
  for (const none of ['', '<html>', '{"error":{"code":"ENOTFOUND"}}']) expect(knownIn(none)).toBeNull();
});

it('the list of it all is CycloneDX, without tools', () => {
  const { status, stdout } = spawnSync('npm', ['run', '-s', 'sbom'], { encoding: 'utf8' });
  const { bomFormat, components } = z
    .object({ bomFormat: z.string(), components: z.array(z.object({ name: z.string() })) })
    .parse(JSON.parse(stdout));
  const names = components.map(({ name }) => name);
  expect([status, bomFormat]).toEqual([0, 'CycloneDX']);
  expect(names).toEqual(expect.arrayContaining(['zod', 'botbuilder', 'mongodb']));
  expect(names).not.toContain('vitest');
});
