/** For `npm run coverage`: the tests without a browser and a database. */
import type { TestProject } from 'vitest/node';

export default function setup(project: TestProject): void {
  project.provide('mongoUrl', '');
  project.provide('mongoBinary', '');
  project.provide('chromium', null);
}
