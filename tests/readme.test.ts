import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** With the page that tells of every other command. */
const readme = ['README.md', 'docs/commands.md'].map((file) => readFileSync(file, 'utf8')).join('\n');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

describe('the README', () => {
  it('names only commands that exist', () => {
    const named = [...readme.matchAll(/^(?:\S+=\S+ )?npm (?:run )?(?:-s )?([a-z]+)/gm)].map((m) => m[1] ?? '');
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('names only paths that exist', () => {
    const paths = [...readme.matchAll(/[`(]((?:[a-z]+\/)+[\w.-]*|[a-z]+\.ts)[`)]/g)].map((m) => m[1] ?? '');
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names only settings that are read', () => {
    const config = readFileSync('config.ts', 'utf8');
    const settings = [...readme.matchAll(/`([A-Z]+_[A-Z_]+|PORT)`/g)].map((m) => m[1] ?? '');
    for (const setting of settings) expect(config).toContain(setting);
  });

  it('scripts of package.json point at files', () => {
    const files = Object.values(scripts).flatMap((command) =>
      [...command.matchAll(/[\w/-]+\.(?:ts|sh)/g)].map((m) => m[0]),
    );
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});
