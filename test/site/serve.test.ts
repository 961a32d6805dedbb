import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewSite, type Served } from '../../src/site/commands/preview.ts';

const root = mkdtempSync(join(tmpdir(), 'fieldbook-serve-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Asks for a path as it is written, which `fetch` would tidy up first. */
function ask(
	url: string,
	path: string,
	headers: Record<string, string> = {},
	method = 'GET',
): Promise<{ status: number; text: string; type: string; location: string; headers: IncomingHttpHeaders }> {
	const { hostname, port } = new URL(url);
	return new Promise((done, fail) => {
		request({ hostname, port, path, headers, method }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => {
				text += chunk;
			});
			response.on('end', () =>
				done({
					status: response.statusCode ?? 0,
					text,
					type: response.headers['content-type'] ?? '',
					location: response.headers.location ?? '',
					headers: response.headers,
				}),
			);
		})
			.on('error', fail)
			.end();
	});
}

/** Sends bytes as they are, and answers with all that comes back until the other side is done, or has said nothing for a while. */
function send(url: string, bytes: string): Promise<string> {
	return new Promise((done) => {
		let text = '';
		const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(bytes, 'latin1'));
		socket.setTimeout(10_000, () => socket.destroy());
		socket.on('data', (part) => {
			text += part.toString('latin1');
		});
		socket.on('error', () => {});
		socket.on('close', () => done(text));
	});
}

/** Requests of every kind: well formed, torn, for other hosts, with paths that lead out or are none. */
const segments = fc.oneof(
	fc.constantFrom(
		'..',
		'.',
		'',
		'%2e%2e',
		'%2E.',
		'..%2f',
		'..%5c',
		'\\',
		'%00',
		'%ff',
		'%',
		'%zz',
		'.fieldbook',
		'.git',
		'~',
	),
	fc.constantFrom(
		'secret.txt',
		'index.html',
		'guides',
		'x',
		'loop',
		'CON',
		'@fs',
		'@id',
		'__x00__',
		'@vite',
		'src',
		'package.json',
	),
	fc.constantFrom(300, 5000, 12_000).map((length) => 'a'.repeat(length)),
	fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[\r\n ]/g, '')),
	fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => encodeURIComponent(text.toWellFormed())),
);
const paths = fc
	.tuple(
		fc.constantFrom('/', '/x/', '//', '', '/x', 'http://127.0.0.1/', 'http://evil.invalid/x/', '*'),
		fc.array(segments, { maxLength: 6 }),
	)
	.map(([start, rest]) => start + rest.join('/'));
const requests = fc
	.record({
		method: fc.constantFrom(
			'GET',
			'GET',
			'GET',
			'HEAD',
			'POST',
			'PUT',
			'DELETE',
			'OPTIONS',
			'TRACE',
			'CONNECT',
			'PROPFIND',
			'get',
			'G\tT',
			'',
		),
		path: paths,
		query: fc.constantFrom('', '?', '?raw', '?import&raw', '?url', '#a', '?%ff'),
		version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/9.9', ''),
		headers: fc.array(
			fc.constantFrom(
				'Range: bytes=0-1',
				'Range: bytes=9999999-',
				'Range: bytes=-1,-2,3-4',
				'Range: lines=1',
				'If-None-Match: *',
				'If-Match: "no"',
				'If-Modified-Since: never',
				'If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT',
				'Accept-Encoding: gzip, br;q=2, *',
				'Expect: 100-continue',
				'Expect: 42',
				'Upgrade: websocket',
				'Connection: Upgrade',
				'Sec-WebSocket-Key: x',
				'Content-Length: 4',
				'Content-Length: -1',
				'Transfer-Encoding: chunked',
				'Origin: http://evil.invalid',
				'Cookie: a=b',
				': nothing',
				`Long: ${'a'.repeat(20_000)}`,
			),
			{ maxLength: 4 },
		),
		host: fc.constantFrom(
			'127.0.0.1',
			'localhost:4321',
			'[::1]',
			'evil.invalid',
			'localhost.evil.invalid',
			'127.0.0.1.evil.invalid',
			'',
			'a b',
			'@',
		),
		body: fc.constantFrom('', 'body', '0\r\n\r\n', 'ffffffffffff\r\n'),
	})
	.map(({ method, path, query, version, headers, host, body }) =>
		[`${method} ${path}${query} ${version}`, `Host: ${host}`, ...headers, '', body].join('\r\n'),
	);

describe('a preview', () => {
	const out = join(root, 'out');
	let served: Served;
	beforeAll(async () => {
		mkdirSync(join(out, 'räume'), { recursive: true });
		writeFileSync(join(root, 'secret.txt'), 'secret');
		writeFileSync(join(out, '.fieldbook'), 'list');
		for (const [file, text] of [
			['index.html', 'home'],
			['404.html', 'gone'],
			['räume/index.html', 'räume'],
			['a b.svg', '<svg/>'],
			['long.txt', 'long '.repeat(1000)],
		] as const)
			writeFileSync(join(out, file), text);
		symlinkSync('loop', join(out, 'loop'));
		mkdirSync(join(out, 'folder/index.html'), { recursive: true });
		served = await previewSite({ out, base: '/x/' });
	});
	afterAll(() => served.close());

	test.each([
		['/x/', 200, 'home', 'text/html; charset=utf-8'],
		['/x/?q#a', 200, 'home', 'text/html; charset=utf-8'],
		['/x/r%C3%A4ume/', 200, 'räume', 'text/html; charset=utf-8'],
		['/x/a%20b.svg', 200, '<svg/>', 'image/svg+xml'],
		['/x/nothing', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/.fieldbook', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/../secret.txt', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/%2e%2e/secret.txt', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/..%2fsecret.txt', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/..%5csecret.txt', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/%00', 400, 'This is no address.\n', 'text/plain; charset=utf-8'],
		[`/x/${'a'.repeat(300)}`, 404, 'gone', 'text/html; charset=utf-8'],
		[`/x/${'a/'.repeat(4000)}`, 404, 'gone', 'text/html; charset=utf-8'],
		['/x/loop', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/folder/', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/index.html/more', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/.well-known/x', 404, 'gone', 'text/html; charset=utf-8'],
		['/x/%ff', 400, 'This is no address.\n', 'text/plain; charset=utf-8'],
		['/y/', 404, 'gone', 'text/html; charset=utf-8'],
	])('%s', async (path, status, text, type) => {
		expect(await ask(served.url, path)).toMatchObject({ status, text, type });
	});

	test('leads to the folder of a page, and to the path the site stands under', async () => {
		expect(await ask(served.url, '/x/r%C3%A4ume')).toMatchObject({ status: 301, location: '/x/r%C3%A4ume/' });
		expect(await ask(served.url, '/')).toMatchObject({ status: 302, location: '/x/' });
	});

	test.each(['evil.invalid', 'localhost.evil.invalid', '127.0.0.1.evil.invalid:80', 'a b'])(
		'does not answer for the host %s',
		async (host) => expect((await ask(served.url, '/x/', { host })).status).toBe(403),
	);

	test.each(['localhost', 'localhost:80', 'LOCALHOST', 'book.localhost:1', '127.0.0.1', '[::1]:4321'])(
		'answers for the host %s',
		async (host) => expect((await ask(served.url, '/x/', { host })).status).toBe(200),
	);

	test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('does not take %s', async (method) => {
		const { status, headers } = await ask(served.url, '/x/', {}, method);
		expect(status).toBe(405);
		expect(headers.allow).toBe('GET, HEAD');
	});

	test('sends a part, what has changed, and what is smaller compressed', async () => {
		const part = await ask(served.url, '/x/long.txt', { range: 'bytes=2-5', 'accept-encoding': 'gzip' });
		expect(part).toMatchObject({ status: 206, text: 'ng l' });
		expect(part.headers['content-encoding']).toBeUndefined();
		const end = await ask(served.url, '/x/long.txt', { range: 'bytes=-4' });
		expect(end).toMatchObject({ status: 206, text: 'ong ' });
		expect((await ask(served.url, '/x/long.txt', { range: 'bytes=9999-' })).status).toBe(416);
		const { headers } = await ask(served.url, '/x/long.txt');
		expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
		for (const known of [
			{ 'if-none-match': `"x", ${headers.etag}` },
			{ 'if-modified-since': headers['last-modified']! },
		])
			expect((await ask(served.url, '/x/long.txt', known)).status).toBe(304);
		for (const encoding of ['gzip', 'br'])
			expect((await ask(served.url, '/x/long.txt', { 'accept-encoding': encoding })).headers['content-encoding']).toBe(
				encoding,
			);
		expect(await ask(served.url, '/x/', {}, 'HEAD')).toMatchObject({ status: 200, text: '' });
	});

	test('goes on whatever it is asked, and shows nothing but the site', async () => {
		await fc.assert(
			fc.asyncProperty(requests, async (bytes) => {
				const answer = await send(served.url, bytes);
				expect(answer).not.toContain('secret');
				expect(answer).not.toContain(root);
				expect(answer).not.toContain('node_modules');
				expect(await ask(served.url, '/x/')).toMatchObject({ status: 200, text: 'home' });
			}),
			{ numRuns: 300 },
		);
	});

	test('takes the next port where the wanted one is taken', async () => {
		const other = createServer();
		await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
		const { port } = other.address() as AddressInfo;
		const second = await previewSite({ out, port });
		expect(new URL(second.url).port).not.toBe(String(port));
		expect(new URL(second.url).hostname).toBe('127.0.0.1');
		await second.close();
		other.close();
	});
});

/** Astro's server answers nothing where it sees that a test runs it, so it runs in a process that does not say so. */
async function devInProcess(content: string): Promise<Served> {
	const dev = new URL('../../src/site/commands/dev.ts', import.meta.url).href;
	const options = JSON.stringify({ content, cache: join(root, 'cache'), port: 0 });
	const script = `import { devSite } from '${dev}'; console.log((await devSite(${options})).url);`;
	const { VITEST: _, NODE_ENV: __, ...env } = process.env;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		env,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const url = await new Promise<string>((done) => child.stdout.once('data', (text) => done(String(text).trim())));
	return {
		url,
		async close() {
			child.kill();
		},
	};
}

describe('a handbook that is being written', () => {
	const content = join(root, 'content');
	const guide = join(content, 'guides/first.md');
	let served: Served;
	/** Milliseconds that the server took to start and show its first page. */
	let started: number;
	beforeAll(async () => {
		mkdirSync(join(content, 'guides'), { recursive: true });
		writeFileSync(guide, '---\ntitle: First\n---\nOne.\n\n![Chart](chart.svg)\n');
		writeFileSync(join(content, 'guides/chart.svg'), '<svg><script>x</script></svg>');
		const start = performance.now();
		served = await devInProcess(content);
		await ask(served.url, '/guides/first/');
		started = performance.now() - start;
	});
	afterAll(() => served.close());

	/** Milliseconds until a page is as it should be. */
	async function until(path: string, good: (answer: { status: number; text: string }) => boolean): Promise<number> {
		const start = performance.now();
		for (;;) {
			if (good(await ask(served.url, path))) return performance.now() - start;
			if (performance.now() - start > 60_000) throw new Error(`${path} is not as it should be`);
			await new Promise((done) => setTimeout(done, 20));
		}
	}

	test('shows an edit without a new start, a new page and that one is gone', async () => {
		writeFileSync(guide, readFileSync(guide, 'utf8').replace('One.', 'Two.'));
		expect(await until('/guides/first/', ({ text }) => text.includes('Two.'))).toBeLessThan(started);
		cpSync(guide, join(content, 'guides/second.md'));
		await until('/guides/second/', ({ status }) => status === 200);
		rmSync(join(content, 'guides/second.md'));
		await until('/guides/second/', ({ status }) => status === 404);
	});

	test('shows the last of edits that follow each other at once', async () => {
		const good = readFileSync(guide, 'utf8');
		for (let edit = 1; edit <= 30; edit++) {
			writeFileSync(guide, good.replace('Two.', `Edit ${edit}.`));
			await until('/guides/first/', ({ text }) => text.includes(`Edit ${edit}.`));
		}
		writeFileSync(guide, good);
		await until('/guides/first/', ({ text }) => text.includes('Two.'));
	});

	test('leads on from the address a page had before', async () => {
		writeFileSync(
			guide,
			readFileSync(guide, 'utf8').replace('title: First', 'title: First\nformerly: [guides/former]'),
		);
		await until('/guides/former/', ({ status }) => status === 302);
		await until('/guides/former', ({ status }) => status === 302);
	});

	test('tells programs what a built site tells them, after every edit', async () => {
		const page = await ask(served.url, '/guides/first/');
		const [, markdown] = /<link rel="alternate" type="text\/markdown" href="([^"]+)"/.exec(page.text)!;
		expect(markdown).toBe('/guides/first/index.md');
		const good = readFileSync(guide, 'utf8');
		await until('/guides/first/index.md', ({ status, text }) => status === 200 && text.startsWith('# First\n'));
		await until('/llms.txt', ({ status, text }) => status === 200 && text.includes('/guides/first/index.md'));
		writeFileSync(guide, good.replace('title: First', 'title: Foremost'));
		await until('/guides/first/index.md', ({ text }) => text.startsWith('# Foremost\n'));
		await until('/handbook.json', ({ text }) => JSON.stringify(JSON.parse(text)).includes('Foremost'));
		expect((await ask(served.url, '/guides/none/index.md')).status).toBe(404);
		writeFileSync(guide, good);
		await until('/llms.txt', ({ text }) => text.includes('[First]'));
	});

	test('shows a page as it last was while its file cannot be read, and why', async () => {
		const good = readFileSync(guide, 'utf8');
		writeFileSync(guide, good.replace('title: First', 'title: "First'));
		await until(
			'/guides/first/',
			({ text }) => text.includes('as it last was') && text.includes('Two.') && text.includes('yaml-syntax'),
		);
		writeFileSync(guide, good.replace('Two.', 'Three.'));
		await until('/guides/first/', ({ text }) => !text.includes('as it last was') && text.includes('Three.'));
	});

	test('shows a half-saved file as it last was, not what happens to be read of it, on every page that tells of it', async () => {
		const role = join(content, 'roles/lead.yaml');
		const process = join(content, 'processes/sell.yaml');
		mkdirSync(join(content, 'roles'), { recursive: true });
		mkdirSync(join(content, 'processes'), { recursive: true });
		writeFileSync(role, 'title: Team lead\nmission: Keeps the team together.\n');
		const good =
			'title: Sell\nactivities:\n  - id: call\n    title: Call the customer\n    stage: shape\n    accountable: lead\n';
		writeFileSync(process, good);
		await until('/processes/sell/', ({ text }) => text.includes('Call the customer'));
		writeFileSync(process, good.slice(0, -'countable: lead\n'.length));
		const kept = ({ text }: { text: string }) => text.includes('as it last was') && text.includes('Call the customer');
		await until('/processes/sell/', (answer) => kept(answer) && /field-|yaml-syntax/.test(answer.text));
		await until('/roles/lead/', ({ text }) => text.includes('Call the customer'));
		writeFileSync(process, good.replace('Call', 'Visit'));
		await until(
			'/processes/sell/',
			({ text }) => text.includes('Visit the customer') && !text.includes('as it last was'),
		);
		rmSync(process);
		rmSync(role);
	});

	test('keeps the last good settings, and tells on the first page what is wrong with them', async () => {
		const settings = join(content, 'handbook.yaml');
		writeFileSync(settings, 'title: Field handbook\n');
		await until('/', ({ text }) => text.includes('Field handbook'));
		writeFileSync(settings, 'title: "Field handbook\n');
		await until(
			'/',
			({ text }) => text.includes('A quote is opened and never closed.') && text.includes('Field handbook'),
		);
		rmSync(settings);
		await until('/', ({ text }) => !text.includes('never closed'));
	});

	test('refuses what is no question to a site, and tells nothing of where the program lies', async () => {
		const program = join(import.meta.dirname, '../..');
		for (const path of ['/%ff', '/%', '/%00', '/guides/%c3%28', '//%ff', '/@fs/%ff']) {
			const { status, text } = await ask(served.url, path);
			expect(status, path).toBe(400);
			expect(text, path).not.toContain(program);
		}
		for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
			expect((await ask(served.url, '/guides/first/', {}, method)).status).toBe(405);
		expect((await ask(served.url, '/guides/first/', { host: 'evil.invalid' })).status).toBe(403);
		expect((await ask(served.url, `/${'a'.repeat(300)}`)).status).toBe(404);
		expect((await ask(served.url, '/__open-in-editor?file=package.json')).status).toBe(404);
	});

	test('goes on whatever is asked', async () => {
		writeFileSync(join(root, 'secret.txt'), 'secret-text');
		await fc.assert(
			fc.asyncProperty(requests, async (bytes) => {
				expect(await send(served.url, bytes)).not.toContain('secret-text');
				expect((await ask(served.url, '/favicon.svg')).status).toBe(200);
			}),
			{ numRuns: 60 },
		);
		expect((await ask(served.url, '/guides/first/')).status).toBe(200);
	});

	test('serves its images, cleaned, and nothing from outside', async () => {
		expect(await ask(served.url, '/guides/chart.svg')).toMatchObject({
			status: 200,
			text: '<svg xmlns="http://www.w3.org/2000/svg"/>',
		});
		const secret = join(root, 'secret.txt');
		for (const path of [
			`/@fs${secret}`,
			`/@fs${secret}?raw`,
			`/@fs${secret}?import&raw`,
			`/@fs${guide}`,
			'/../secret.txt',
			'/..%2fsecret.txt',
			'/package.json',
			'/src/load.ts',
			'/src/cli/main.ts',
		]) {
			const { status } = await ask(served.url, path);
			expect([403, 404], path).toContain(status);
		}
	});
});
