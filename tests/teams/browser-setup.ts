/** Finds or fetches a browser once for all test files, and tells them how to launch it. */
import type { TestProject } from 'vitest/node';
import { type Chromium, findChromium } from '../../scripts/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null when no browser could be had. */
    chromium: Chromium | null;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  const found = await findChromium();
  if (!('none' in found)) {
    console.log(`Chromium: ${found.source}`);
    project.provide('chromium', found);
    return;
  }
  const what = `${found.none}. Set CHROMIUM_PATH or install chromium.`;
  if (process.env['CI'] === 'true') throw new Error(`The browser is not tested: ${what}`);
  project.provide('chromium', null);
  process.on('exit', () => console.log(`\n!!! INTE TESTAT / NOT TESTED: the Agents Playground (${what}) !!!\n`));
}
