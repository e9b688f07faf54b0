/** Which folder may import which; drawn here so that the README's layout stays true. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  quality: [],
  language: ['quality'],
  storage: ['quality', 'config.ts'],
  pictures: ['quality'],
  cards: ['quality', 'language', 'imports', 'pictures'],
  reports: ['quality', 'cards', 'pictures'],
  bots: ['cards', 'language', 'quality', 'imports', 'pictures', 'reports'],
  imports: ['quality', 'language'],
  web: ['quality'],
  manifest: ['cards', 'language', 'quality'],
  scheduler: ['cards', 'quality', 'bots', 'reports', 'storage'],
  commands: [
    'app.ts',
    'bench',
    'bots',
    'cards',
    'config.ts',
    'imports',
    'language',
    'manifest',
    'package.json',
    'pictures',
    'quality',
    'reports',
    'scheduler',
    'storage',
  ],
};
/** Packages that only one folder may know. */
const ONLY_IN: Readonly<Record<string, string | readonly string[]>> = {
  botbuilder: 'bots/teams',
  jose: 'bots/teams',
  '@slack/bolt': 'bots/slack',
  '@slack/oauth': 'bots/slack',
  undici: 'bots/slack',
  mongodb: 'storage',
  'node:sqlite': 'storage',
  'node-cron': 'scheduler',
  'ical.js': ['language', 'reports'],
  i18next: 'cards',
  '@resvg/resvg-js': 'pictures',
  '@myriaddreamin/typst-ts-node-compiler': 'reports',
  docx: 'reports',
  'write-excel-file': 'reports',
};

const files = Object.keys(MAY_IMPORT).flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: ROOT }));
const importsOf = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:(?<!')from|import\()\s*'([^'\s]+)'/g)].map(
    (match) => match[1] ?? '',
  );

/** So that somebody can read it in one go; what is longer is about two things. */
const MAX_LINES = 300;
describe('files', () => {
  const ours = globSync('**/*.ts', { cwd: ROOT, exclude: ['node_modules/**', 'data/**', '.cache/**'] });
  it('finds those of the product and of the tests', () => expect(ours.length).toBeGreaterThan(500));
  it('are short', () => {
    const long = ours.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 > MAX_LINES);
    expect(long).toEqual([]);
  });
});

describe('imports', () => {
  it('finds the product', () => expect(files.length).toBeGreaterThan(50));

  it.each(Object.keys(MAY_IMPORT))('%s imports only what it may', (folder) => {
    const wrong = files
      .filter((file) => file.startsWith(`${folder}/`))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => relative(ROOT, join(ROOT, dirname(file), name)))
          .map((target) => target.split('/')[0] ?? '')
          .filter((target) => target !== folder && !MAY_IMPORT[folder]?.includes(target))
          .map((target) => `${file} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('quality knows no package but zod', () => {
    const packages = files
      .filter((f) => f.startsWith('quality/'))
      .flatMap(importsOf)
      .filter((name) => !name.startsWith('.'));
    expect([...new Set(packages)]).toEqual(['zod']);
  });

  it('keeps each platform and driver in its own folder', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => ONLY_IN[name] && ![ONLY_IN[name]].flat().some((folder) => file.startsWith(folder)))
        .map((name) => `${file} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('the two bots never import each other', () => {
    const crossing = files
      .filter((f) => /^bots\/(teams|slack)\//.test(f))
      .filter((file) =>
        importsOf(file).some((name) => name.includes(file.includes('/teams/') ? '/slack/' : '/teams/')),
      );
    expect(crossing).toEqual([]);
  });

  it('reads the environment in config.ts and commands only', () => {
    const wrong = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('process.env'));
    expect(wrong.filter((file) => !file.startsWith('commands/'))).toEqual([]);
  });

  it('go in no circle, those of types included', () => {
    const everything = globSync('**/*.ts', { cwd: ROOT, exclude: ['node_modules/**'] });
    expect(everything).toContain(join('tests', 'boundaries.test.ts'));
    const seen = new Set<string>();
    const circles: string[] = [];
    const follow = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (seen.has(file)) return;
      seen.add(file);
      for (const name of importsOf(file).filter((one) => /^\..*\.ts$/.test(one)))
        follow(join(dirname(file), name), [...path, file]);
    };
    for (const file of everything) follow(file, []);
    expect(circles).toEqual([]);
  });

  it('of packages by the product are of those that a production install has', () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
    const wrong = files
      .filter((file) => !/^(?:commands\/(?:bench|test)\.ts|language\/training\/)/.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => !/^(?:\.|node:)/.test(name))
          .filter(
            (name) =>
              !dependencies[
                name
                  .split('/')
                  .slice(0, name.startsWith('@') ? 2 : 1)
                  .join('/')
              ],
          )
          .map((name) => `${file} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });
});
