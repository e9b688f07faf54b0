/** Under `npm start` the bot belongs to npm, and must not live on when npm was killed and could pass no signal on. */

const LOOK_EVERY_MS = 500;

/** Calls `ended` once when npm has ended. Does nothing for a bot that was started without it, which may outlive the shell it was started from. */
export function whenNpmEnds(env: NodeJS.ProcessEnv, ended: () => void): void {
  if (env['npm_lifecycle_event'] !== 'start') return;
  // package.json says `exec`, so that no shell stands between: some wait for the command instead of passing a signal on. An orphan's parent is another process.
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    ended();
  }, LOOK_EVERY_MS);
  timer.unref();
}
