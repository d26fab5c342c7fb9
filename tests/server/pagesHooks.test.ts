import { describe, expect, test } from 'vitest';
import { bootScript, bootScriptName, takeOutBootScript } from '../../src/hooks/bootScript.ts';
import { switchLanguage } from '../../src/hooks/language.ts';
import { answerPlainClientsLikeBrowsers } from '../../src/hooks/plainClient.ts';
import { addSecurityHeaders, contentPolicy } from '../../src/hooks/securityHeaders.ts';

const SHELL =
  '<head><link href="/a.js" rel="modulepreload"></head><body><div><script>{ kit.start(app, element); }</script></div></body>';
const ERROR_PAGE =
  '<head><link href="/a.js" rel="modulepreload"></head><body><div><!--[--><h1>Non</h1><!--]--><script>{ kit.start(app, element, { node_ids: [0, 1] }); }</script></div></body>';

describe('no page carries an inline script', () => {
  test('the shell boots from an address of its own, the same for the same script', async () => {
    const html = takeOutBootScript(SHELL);
    const address = /<script src="([^"]+)"><\/script>/.exec(html)?.[1] ?? '';
    const name = bootScriptName(address);
    expect(html).not.toMatch(/<script>/);
    expect(takeOutBootScript(SHELL)).toBe(html);
    const answer = bootScript(name ?? '');
    expect(await answer?.text()).toBe('{ kit.start(app, element); }');
    expect(answer?.headers.get('cache-control')).toContain('immutable');
  });

  test('what the server rendered whole loses its script and all that waits for one', () => {
    const html = takeOutBootScript(ERROR_PAGE);
    expect(html).toBe('<head></head><body><div><h1>Non</h1></div></body>');
  });

  test('only names of scripts are looked up', () => {
    expect(bootScriptName('/_boot/../hooks.js')).toBeNull();
    expect(bootScript('0123456789abcdef')).toBeNull();
  });
});

describe('what an HTML answer allows', () => {
  test('nothing by default, scripts and styles of ours only, our own socket', () => {
    const policy = contentPolicy('terreau.example');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' ws://terreau.example wss://terreau.example");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  });

  test('a page may ask for a stricter referrer, and keeps it', () => {
    const headers = new Headers({ 'referrer-policy': 'strict-origin' });
    addSecurityHeaders(headers, 'terreau.example');
    expect(headers.get('referrer-policy')).toBe('strict-origin');
  });
});

describe('the switch of language', () => {
  const post = (query: string): Response | null =>
    switchLanguage(
      new URL(`https://terreau.example/c/perigord${query}`),
      new Request('https://terreau.example/', { method: 'POST' }),
    );

  test('it keeps the choice and leads back to the same page', () => {
    const answer = post('?langue=en');
    expect(answer?.status).toBe(303);
    expect(answer?.headers.get('location')).toBe('/c/perigord');
    expect(answer?.headers.get('set-cookie')).toMatch(/^terreau-language=en; .*SameSite=Lax; Secure$/);
  });

  test('an unknown language, or a mere visit, changes nothing', () => {
    expect(post('?langue=xx')).toBeNull();
    const url = new URL('https://terreau.example/?langue=en');
    expect(switchLanguage(url, new Request(url))).toBeNull();
  });
});

describe('a plain HTTP client', () => {
  const sent = async (headers: Record<string, string>, path = '/join/x') => {
    const url = new URL(path, 'https://terreau.example');
    const event = {
      url,
      request: new Request(url, { method: 'POST', body: new URLSearchParams({ name: 'Paul' }), headers }),
    };
    answerPlainClientsLikeBrowsers(event as never);
    return {
      accept: event.request.headers.get('accept'),
      name: (await event.request.formData()).get('name'),
    };
  };

  test('it is answered like a browser, and its form arrives', async () => {
    expect(await sent({ accept: '*/*' })).toEqual({ accept: 'text/html', name: 'Paul' });
  });

  test('whoever asks for JSON is left alone', async () => {
    expect(await sent({ accept: 'application/json' })).toEqual({ accept: 'application/json', name: 'Paul' });
  });
});
