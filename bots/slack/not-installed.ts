import { ArshjuletError } from '../../quality/errors.ts';

/** The workspace has not let the bot in, or does not any more: somebody there installs it (again). */
export class NotInstalledError extends ArshjuletError {
  readonly code = 'not-installed';
}
