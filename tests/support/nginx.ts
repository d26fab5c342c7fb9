import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './freePort.ts';
import { nginxProgram, startService } from './services.ts';

/** The proxy as operators are told to run it, before servers of this machine. */
export interface Nginx {
  readonly port: number;
  close(): Promise<void>;
}

const SHIPPED = fileURLToPath(new URL('../../docs/cluster/nginx.conf', import.meta.url));
const IS_READY = /using the "\w+" event method/;

/** What nginx itself wants to know: all that it writes is in a folder of its own. */
const around = (shipped: string): string => `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr notice;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
${shipped}
}
`;

/** Starts nginx on the shipped file, which names two servers: these take their places. */
export async function openNginx(servers: readonly number[]): Promise<Nginx> {
  const program = nginxProgram();
  if (program === null) throw new Error('nginx is not installed');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'terreau-nginx-'));
  const shipped = readFileSync(SHIPPED, 'utf8')
    .replace(/(?: *server node\d:3000(.*)\n)+/, (_, how: string) =>
      servers.map((server) => `  server 127.0.0.1:${server}${how}\n`).join(''),
    )
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  writeFileSync(join(folder, 'nginx.conf'), around(shipped));
  const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'];
  const { end } = await startService(program, args, IS_READY, null);
  return {
    port,
    async close() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
