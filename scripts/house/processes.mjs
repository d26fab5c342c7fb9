import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a program in the repository and answers its exit code (128 + n when signal n ended it).
 * `quiet`: what it prints goes to the error output. `held`: it is printed whole, once the program has ended.
 */
export function run(program, args, { quiet = false, env = {}, held = false } = {}) {
  return new Promise((resolve, reject) => {
    const printed = [];
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['inherit', held ? 'pipe' : quiet ? 2 : 'inherit', held ? 'pipe' : 'inherit'],
    });
    child.stdout?.on('data', (chunk) => printed.push(chunk));
    child.stderr?.on('data', (chunk) => printed.push(chunk));
    const stops = [passSignalsTo(child), endWhenLeftAlone(child)];
    const stop = () => stops.forEach((one) => one());
    child.on('error', (error) => {
      stop();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stop();
      process.stdout.write(Buffer.concat(printed));
      resolve({ code: code ?? 128 + constants.signals[signal] });
    });
  });
}

/** Runs a JavaScript file with this very Node. */
export const runNode = (file, args = [], options = {}) => run(process.execPath, [file, ...args], options);

/** Runs npm: the one that called us when there is one. */
export const runNpm = (args, options = {}) =>
  process.env.npm_execpath
    ? runNode(process.env.npm_execpath, args, options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);

/** Passes on the signals this process gets. At a terminal, Ctrl-C reaches the child by itself: once is enough. */
function passSignalsTo(child) {
  const passOn = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  return () => {
    for (const signal of signals) process.off(signal, passOn);
  };
}

/**
 * npm starts us through a shell that dies of SIGTERM without passing it on. Started by npm and left alone,
 * the child would go on for nobody: it is ended as the signal would have ended it.
 */
function endWhenLeftAlone(child) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 200);
  return () => clearInterval(timer);
}
