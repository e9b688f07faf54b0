/** Finds or fetches a browser once for all test files, and tells them how to launch it. */
import type { TestProject } from 'vitest/node';
import { type Chromium, findChromium } from '../../scripts/chromium.ts';
import { notTested } from '../not-tested.ts';

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
  notTested(`the Agents Playground in a browser (${found.none}). Set CHROMIUM_PATH or install chromium.`);
  project.provide('chromium', null);
}
