import { spawn } from 'node:child_process';

/** Opens an address where there is a desktop to open it on; does nothing otherwise. */
export function openInBrowser(url: string): void {
  const desktop = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (!desktop || process.env['CI'] || process.env['BROWSER'] === 'none') return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  const child = spawn(command ?? 'xdg-open', args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log(url));
  child.unref();
}
